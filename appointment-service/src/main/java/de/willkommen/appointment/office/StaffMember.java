package de.willkommen.appointment.office;

import java.util.List;

/**
 * What somebody may do and speak.
 *
 * @param subject Keycloak's id of the person
 * @param services codes of the services the person can serve
 */
public record StaffMember(
        String authority,
        String subject,
        String office,
        long revision,
        String team,
        List<String> services,
        List<String> languages,
        boolean active) {}
