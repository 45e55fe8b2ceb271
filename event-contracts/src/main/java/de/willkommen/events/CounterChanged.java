package de.willkommen.events;

import java.util.List;

/**
 * A counter as it is now. Type {@code counter.changed.v1}; key {@code counter/<authority>/<code>}; topic
 * {@link Topics#OFFICE} (compacted).
 *
 * @param code unique within the authority
 * @param services codes it can serve
 * @param active false once it is no longer in use
 */
public record CounterChanged(
        String authority,
        String office,
        String code,
        long revision,
        String room,
        String team,
        List<String> services,
        List<String> languages,
        List<String> accessibility,
        boolean active) {

    public static final String CHANGED = "counter.changed.v1";
}
