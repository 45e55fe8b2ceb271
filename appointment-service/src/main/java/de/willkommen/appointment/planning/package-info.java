/**
 * Where a team lead plans the time of an office: opening plans and closures with a preview of what a change would do, the
 * calendar, and the list of bookings that no longer fit. Editing never touches a booking; what no longer fits waits there
 * until it is settled or fits again. All of it asks {@link de.willkommen.appointment.availability.OfficeSchedule}, as the
 * search and the booking do.
 */
@NullMarked
package de.willkommen.appointment.planning;

import org.jspecify.annotations.NullMarked;
