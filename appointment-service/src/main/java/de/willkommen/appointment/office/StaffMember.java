package de.willkommen.appointment.office;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do and speak.
 *
 * @param subject Keycloak's id of the person
 * @param services codes of the services the person can serve
 * @param counter where the person usually sits, if anywhere: it closes when the person is absent
 */
public record StaffMember(
        String authority,
        String subject,
        String office,
        long revision,
        String team,
        List<String> services,
        List<String> languages,
        boolean active,
        @Nullable String counter) {}
