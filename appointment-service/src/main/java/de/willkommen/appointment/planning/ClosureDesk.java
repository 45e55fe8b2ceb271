package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.availability.Closures;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.ScheduleRevisions;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where closures, absences and training days are edited; bookings in them stay, as for plans. */
@ApplicationScoped
class ClosureDesk {

    private final OwnOffices offices;
    private final Closures closures;
    private final PlanningChoices choices;
    private final ScheduleRevisions revisions;
    private final PerformedCommands performed;

    ClosureDesk(
            OwnOffices offices,
            Closures closures,
            PlanningChoices choices,
            ScheduleRevisions revisions,
            PerformedCommands performed) {
        this.offices = offices;
        this.closures = closures;
        this.choices = choices;
        this.revisions = revisions;
        this.performed = performed;
    }

    /** The closures of an office that touch these days. */
    @Transactional
    public List<ClosureView> between(Office office, LocalDate from, LocalDate to) {
        return closures.ofOffice(office.code(), range(office, from, to)).stream()
                .map(closure -> ClosureView.of(closure, office))
                .toList();
    }

    static TimeRange range(Office office, LocalDate from, LocalDate to) {
        return new TimeRange(
                from.atStartOfDay(office.zone()).toInstant(),
                to.plusDays(1).atStartOfDay(office.zone()).toInstant());
    }

    /** One closure. */
    @Transactional
    public ClosureView one(String officeCode, UUID id) {
        var office = offices.find(officeCode);
        return ClosureView.of(closure(office, id), office);
    }

    /** Enters a closure. Asking twice with the same key enters one. */
    @RepeatOnConflict
    @Transactional
    public ClosureView create(String officeCode, @Nullable ClosureRequest request, Optional<CommandKey> key) {
        var office = offices.find(officeCode);
        return performed.once(key, ClosureView.class, () -> {
            revisions.changing(office.code());
            var closure = new ClosureCheck(office, choices.of(office), "").closure(PlanDesk.newId(), 0, request);
            closures.enter(closure);
            return ClosureView.of(closure, office);
        });
    }

    /**
     * Puts another closure in the place of one that was seen in that version. Doing so again changes nothing.
     *
     * @throws Refusal 409 with both versions when somebody else was faster
     */
    @RepeatOnConflict
    @Transactional
    public ClosureView replace(String officeCode, UUID id, int version, @Nullable ClosureRequest request) {
        var office = offices.find(officeCode);
        revisions.changing(office.code());
        var current = closure(office, id);
        var wanted = new ClosureCheck(office, choices.of(office), "").closure(id, version, request);
        if (current.version() != version) {
            if (inVersion(wanted, current.version()).equals(current)) {
                return ClosureView.of(current, office);
            }
            throw changed(current, office).withMember("yours", ClosureView.of(wanted, office));
        }
        closures.replace(wanted);
        return ClosureView.of(closure(office, id), office);
    }

    /** Removes a closure that was seen in that version; 409 with the present one when somebody else was faster. */
    @RepeatOnConflict
    @Transactional
    public void remove(String officeCode, UUID id, int version) {
        var office = offices.find(officeCode);
        revisions.changing(office.code());
        var current = closure(office, id);
        if (current.version() != version) {
            throw changed(current, office);
        }
        closures.remove(current);
    }

    private Closure closure(Office office, UUID id) {
        return closures.find(id)
                .filter(closure -> closure.office().equals(office.code()))
                .orElseThrow(Refusal::notFound);
    }

    private static Refusal changed(Closure current, Office office) {
        return new Refusal(PlanningProblem.PLAN_CHANGED).withMember("current", ClosureView.of(current, office));
    }

    private static Closure inVersion(Closure closure, int version) {
        return new Closure(
                closure.id(),
                version,
                closure.authority(),
                closure.office(),
                closure.kind(),
                closure.scope(),
                closure.staff(),
                closure.during(),
                closure.reason());
    }
}
