/**
 * The only place that knows the queue's events.
 */
@NullMarked
package de.willkommen.appointment.ticketfeed;

import org.jspecify.annotations.NullMarked;
