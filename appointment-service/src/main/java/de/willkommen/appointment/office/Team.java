package de.willkommen.appointment.office;

/**
 * People of an office with the same work; counters and staff belong to one.
 *
 * @param code unique within the authority, such as {@code residence}
 * @param label how staff call it
 * @param active false once it is no longer in use
 */
public record Team(String authority, String code, String office, long revision, String label, boolean active) {}
