package de.willkommen.appointment.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who the caller is, for the desk pages. */
@Path("/api/v1/staff")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Staff")
public class StaffResource {

    private static final List<String> ROLES = List.of("clerk", "lead", "admin", "editor", "translator");

    private final StaffMembers staff;
    private final Caller caller;

    StaffResource(StaffMembers staff, Caller caller) {
        this.staff = staff;
        this.caller = caller;
    }

    /**
     * The caller.
     *
     * @param services codes of the services the person can serve; empty for people who serve nobody
     */
    @Schema(name = "StaffMember")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Me(
            String subject,
            String authority,
            @Nullable String office,
            @Nullable String team,
            List<String> services,
            List<String> languages,
            List<String> roles) {}

    @GET
    @Path("/me")
    @RolesAllowed({"clerk", "lead", "admin", "editor", "translator"})
    @Operation(operationId = "whoAmI", summary = "What the caller may do and speaks")
    @APIResponse(responseCode = "200", description = "The caller")
    public Me me() {
        var authority = caller.requiredAuthority();
        var subject = caller.requiredSubject();
        Optional<StaffMember> known = staff.find(authority, subject).filter(StaffMember::active);
        return new Me(
                subject,
                authority,
                known.map(StaffMember::office).or(caller::office).orElse(null),
                known.map(StaffMember::team).orElse(null),
                known.map(StaffMember::services).orElse(List.of()),
                known.map(StaffMember::languages).orElse(List.of()),
                ROLES.stream().filter(caller::hasRole).toList());
    }
}
