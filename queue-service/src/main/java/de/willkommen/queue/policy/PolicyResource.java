package de.willkommen.queue.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import de.willkommen.queue.officefeed.OwnOffice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How an office calls. */
@Path("/api/v1/offices/{office}/calling-policy")
@RolesAllowed({"lead", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
class PolicyResource {

    private final PolicyDesk desk;
    private final Policies policies;
    private final OwnOffice ownOffice;
    private final Caller caller;

    PolicyResource(PolicyDesk desk, Policies policies, OwnOffice ownOffice, Caller caller) {
        this.desk = desk;
        this.policies = policies;
        this.ownOffice = ownOffice;
        this.caller = caller;
    }

    /**
     * A policy of calling.
     *
     * @param revision to be sent with a change; 0 as long as the office set nothing
     * @param changedByName what the token of whoever changed it called them; forgotten with the account
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallingPolicy(
            long revision,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            @Nullable String changedByName,
            PolicyAnswer policy) {

        static CallingPolicy of(Policies.Version version) {
            return new CallingPolicy(
                    version.revision(),
                    version.changedAt(),
                    version.changedBy(),
                    version.changedByName(),
                    PolicyAnswer.of(version.policy()));
        }
    }

    /**
     * What was in force, the newest first; the last is what the service comes with.
     *
     * @param letters in front of the office's numbers
     */
    record PolicyHistory(List<CallingPolicy> versions, List<String> letters) {}

    @GET
    @Operation(summary = "How the office calls now")
    @APIResponse(responseCode = "200", description = "The policy in force")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public CallingPolicy policy(@PathParam("office") String office) {
        return CallingPolicy.of(policies.current(ownOffice.require(office).code()));
    }

    @GET
    @Path("history")
    @Operation(summary = "Who changed how the office calls, and when")
    @APIResponse(responseCode = "200", description = "The last fifty policies, the newest first")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    public PolicyHistory history(@PathParam("office") String office) {
        var own = ownOffice.require(office);
        return new PolicyHistory(
                policies.history(own.code()).stream().map(CallingPolicy::of).toList(), desk.letters(own));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes how the office calls",
            description =
                    "Every value is needed but `walkInsUntil`, `walkInsUntilOn`, `walkInsPerDay` and `numberRanges`, which are"
                            + " without limit when absent. `walkInsUntil` is for every weekday `walkInsUntilOn` does not name;"
                            + " a day that ends at 00:00 has no numbers."
                            + " Who waits already keeps the rank of their arrival.")
    @APIResponse(responseCode = "200", description = "The policy in force")
    @APIResponse(responseCode = "400", description = "invalid-request: a value that makes no sense")
    @APIResponse(responseCode = "404", description = "not-found: unknown, or not the caller's office")
    @APIResponse(responseCode = "409", description = "policy-changed: somebody else changed it since it was read")
    public CallingPolicy change(@PathParam("office") String code, @Nullable PolicySheet sheet) {
        var office = ownOffice.require(code);
        if (sheet == null) {
            throw new Refusal(CommonProblem.UNREADABLE_BODY);
        }
        return CallingPolicy.of(desk.change(
                office,
                sheet,
                new Policies.Clerk(caller.requiredSubject(), caller.name().orElse(null))));
    }
}
