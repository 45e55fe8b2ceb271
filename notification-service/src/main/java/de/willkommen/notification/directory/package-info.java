/** Copies of what other services own: offices, and the texts about services, offices and counters. */
@NullMarked
package de.willkommen.notification.directory;

import org.jspecify.annotations.NullMarked;
