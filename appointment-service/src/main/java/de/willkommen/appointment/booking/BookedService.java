package de.willkommen.appointment.booking;

import jakarta.persistence.Embeddable;

/**
 * One of the services of a booking, as it was when it was booked.
 *
 * @param minutes what it took then for so many people; a plan or duration changed later changes no booking
 */
@Embeddable
record BookedService(String code, int persons, int minutes) {}
