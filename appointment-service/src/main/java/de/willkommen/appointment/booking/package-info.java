/**
 * The life of a booking. A citizen, or staff for somebody, holds a free time for some minutes, confirms it with a name and
 * perhaps a way to be reached, moves or cancels it; the queue's tickets carry it on to the end of the visit, and the
 * clock ends what nobody confirmed or came to. {@link de.willkommen.appointment.booking.BookingStatus} has the edges;
 * every step is taken on the locked row and is conditional on the state before it, is written to the history and is
 * announced. What a booking occupies are claims under an exclusion constraint: PostgreSQL decides who was first.
 */
@NullMarked
package de.willkommen.appointment.booking;

import org.jspecify.annotations.NullMarked;
