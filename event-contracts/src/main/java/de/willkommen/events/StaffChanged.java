package de.willkommen.events;

import java.util.List;

/**
 * What a member of staff may do and speak. Pseudonymous: {@code subject} is Keycloak's id of the person. Type
 * {@code staff.changed.v1}; key {@code staff/<authority>/<subject>}; topic {@link Topics#OFFICE} (compacted).
 *
 * @param services codes of the services the person can serve
 */
public record StaffChanged(
        String authority,
        String office,
        String subject,
        long revision,
        String team,
        List<String> services,
        List<String> languages,
        boolean active) {

    public static final String CHANGED = "staff.changed.v1";
}
