/** How people can be reached: an encrypted copy, kept as short as possible. */
@NullMarked
package de.willkommen.notification.contact;

import org.jspecify.annotations.NullMarked;
