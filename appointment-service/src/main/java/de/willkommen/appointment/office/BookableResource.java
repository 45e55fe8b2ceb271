package de.willkommen.appointment.office;

import java.util.List;

/**
 * What an appointment may need beside a counter, and only one appointment can have at a time.
 *
 * @param code unique within the authority
 * @param label how staff know it, such as {@code 2.10} or {@code Arabic, mornings}; never a citizen's data
 * @param languages an interpreter's, beside German; empty for a room
 * @param modes an interpreter's ways to be there, the preferred one first; empty for a room
 * @param accessibility codes of what a room offers
 * @param active false once it is no longer in use
 */
public record BookableResource(
        String authority,
        String code,
        String office,
        long revision,
        Kind kind,
        String label,
        List<String> languages,
        List<Mode> modes,
        List<String> accessibility,
        boolean active) {

    /** What it is. */
    public enum Kind {
        ROOM,
        INTERPRETER
    }

    /** How an interpreter takes part. */
    public enum Mode {
        ON_SITE,
        VIDEO
    }
}
