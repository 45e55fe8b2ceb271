package de.willkommen.appointment.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.planning.UnservedBookings.Unserved;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the team lead sees to whom the office owes a new time, and writes down what became of it. */
@ApplicationScoped
class UnservedDesk {

    private static final int MOST = 200;

    private final OwnOffices offices;
    private final UnservedBookings unserved;
    private final PerformedCommands performed;
    private final Caller caller;
    private final Clock clock;

    UnservedDesk(
            OwnOffices offices, UnservedBookings unserved, PerformedCommands performed, Caller caller, Clock clock) {
        this.offices = offices;
        this.unserved = unserved;
        this.performed = performed;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The list.
     *
     * @param open to how many the office owes a time
     * @param settled of how many it is written down what became of it
     * @param bookings the first 200 of those that were asked for
     */
    @Schema(name = "UnservedList")
    public record UnservedList(int open, int settled, List<UnservedView> bookings) {}

    /**
     * Somebody who came and was not served, without the person.
     *
     * @param settlement absent as long as the office owes a time
     */
    @Schema(name = "UnservedBooking")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnservedView(
            PreviewView.Affected booking, @Nullable Outcome settlement) {}

    /** What became of it, and who wrote so. */
    @Schema(name = "UnservedOutcome")
    public record Outcome(String reason, String by, OffsetDateTime at) {}

    /** What became of it. */
    @Schema(name = "UnservedSettlementRequest", requiredProperties = "reason")
    record SettlementRequest(@Nullable String reason) {}

    /** Those who wait for a new time, or those who need none any more. */
    @Transactional
    public UnservedList all(String officeCode, boolean settled) {
        var office = offices.find(officeCode);
        var count = unserved.count(office.code());
        return new UnservedList(
                count.open(),
                count.settled(),
                unserved.ofOffice(office.code(), settled, MOST).stream()
                        .map(each -> view(each, office))
                        .toList());
    }

    /**
     * Writes down what became of it.
     *
     * @throws Refusal 409 when somebody has done so before
     */
    @RepeatOnConflict
    @Transactional
    public UnservedView settle(
            String officeCode, UUID booking, @Nullable SettlementRequest request, Optional<CommandKey> key) {
        var office = offices.find(officeCode);
        return performed.once(key, UnservedView.class, () -> {
            var reason = ConflictDesk.reason(request == null ? null : request.reason());
            var found = unserved.find(office.code(), booking).orElseThrow(Refusal::notFound);
            var settlement = new Conflict.Settlement(reason, caller.requiredSubject(), clock.instant());
            if (!unserved.settle(booking, settlement)) {
                var now = unserved.find(office.code(), booking).orElse(found);
                throw new Refusal(PlanningProblem.ALREADY_SETTLED).withMember("current", view(now, office));
            }
            return view(new Unserved(found.booked(), settlement), office);
        });
    }

    private static UnservedView view(Unserved unserved, Office office) {
        var settlement = unserved.settlement();
        return new UnservedView(
                PreviewView.Affected.of(unserved.booked(), EnumSet.noneOf(Reason.class), office),
                settlement == null
                        ? null
                        : new Outcome(settlement.reason(), settlement.by(), office.local(settlement.at())));
    }
}
