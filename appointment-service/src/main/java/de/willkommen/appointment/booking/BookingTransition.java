package de.willkommen.appointment.booking;

/**
 * An edge between two states.
 *
 * @param event type of the event that announces it
 */
record BookingTransition(BookingStatus from, BookingStatus to, String event) {}
