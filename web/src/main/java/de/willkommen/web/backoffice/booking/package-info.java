/**
 * Bookings in the hands of staff: those of a day, one with its notes and history, booking for somebody by the same rules
 * as everybody, and beyond what is free by those who may.
 */
@NullMarked
package de.willkommen.web.backoffice.booking;

import org.jspecify.annotations.NullMarked;
