package de.willkommen.appointment.office;

/**
 * Something that decides which times of an office can be booked is different now. Observed in the phase
 * {@code BEFORE_COMPLETION} of the transaction that changes it; may come several times for one.
 */
public record ScheduleChanged(String office) {}
