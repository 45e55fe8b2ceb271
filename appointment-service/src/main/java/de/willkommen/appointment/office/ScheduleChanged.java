package de.willkommen.appointment.office;

/**
 * Something that decides which times of an office can be booked is about to be different. Fired within the transaction that
 * changes it, before the change is written, and perhaps several times for one: whoever wants to see the outcome waits for the
 * end of the transaction.
 */
public record ScheduleChanged(String office) {}
