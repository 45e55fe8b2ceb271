/** Copies of bookings, pseudonymous, kept from appointment-service's events or asked from it. */
@NullMarked
package de.willkommen.queue.bookingfeed;

import org.jspecify.annotations.NullMarked;
