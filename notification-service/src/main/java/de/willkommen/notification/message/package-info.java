/** The messages of an occasion, one per channel, and what became of them. */
@NullMarked
package de.willkommen.notification.message;

import org.jspecify.annotations.NullMarked;
