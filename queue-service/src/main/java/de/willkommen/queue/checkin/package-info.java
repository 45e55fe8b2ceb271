/** From an appointment to a ticket. */
@NullMarked
package de.willkommen.queue.checkin;

import org.jspecify.annotations.NullMarked;
