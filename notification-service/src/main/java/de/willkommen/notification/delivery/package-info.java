/** Takes messages from the queue and hands each over once. */
@NullMarked
package de.willkommen.notification.delivery;

import org.jspecify.annotations.NullMarked;
