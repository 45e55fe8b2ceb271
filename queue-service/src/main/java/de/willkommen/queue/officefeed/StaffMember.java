package de.willkommen.queue.officefeed;

import java.util.List;

/** What a member of staff may do and speaks; {@code subject} is Keycloak's id. */
public record StaffMember(
        String authority,
        String subject,
        String office,
        List<String> services,
        List<String> languages,
        boolean active) {}
