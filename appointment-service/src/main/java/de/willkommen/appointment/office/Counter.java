package de.willkommen.appointment.office;

import java.util.List;

/**
 * A counter: one place where one person or family is served at a time.
 *
 * @param code unique within the authority
 * @param services codes it can serve
 * @param languages spoken by the staff who usually sit there
 * @param active false once it is no longer in use
 */
public record Counter(
        String authority,
        String code,
        String office,
        long revision,
        String room,
        String team,
        List<String> services,
        List<String> languages,
        List<String> accessibility,
        boolean active) {}
