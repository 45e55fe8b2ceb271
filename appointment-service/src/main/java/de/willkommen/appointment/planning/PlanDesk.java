package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.availability.Schedules;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.ScheduleRevisions;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Where opening plans are edited. Bookings are never touched: at the end of each transaction {@link ConflictReview} lists
 * those that no longer fit.
 */
@ApplicationScoped
class PlanDesk {

    private final OwnOffices offices;
    private final OpeningPlans plans;
    private final PlanningChoices choices;
    private final ScheduleRevisions revisions;
    private final Schedules schedules;
    private final PerformedCommands performed;

    PlanDesk(
            OwnOffices offices,
            OpeningPlans plans,
            PlanningChoices choices,
            ScheduleRevisions revisions,
            Schedules schedules,
            PerformedCommands performed) {
        this.offices = offices;
        this.plans = plans;
        this.choices = choices;
        this.revisions = revisions;
        this.schedules = schedules;
        this.performed = performed;
    }

    /** The plans of an office. */
    @Transactional
    public List<PlanView> all(String officeCode) {
        return plans.ofOffice(offices.find(officeCode).code()).stream()
                .map(PlanView::of)
                .toList();
    }

    /** One plan. */
    @Transactional
    public PlanView one(String officeCode, UUID id) {
        return PlanView.of(plan(offices.find(officeCode), id));
    }

    /** Enters a plan. Asking twice with the same key enters one. */
    @RepeatOnConflict
    @Transactional
    public PlanView create(String officeCode, @Nullable PlanRequest request, Optional<CommandKey> key) {
        var office = offices.find(officeCode);
        return performed.once(key, PlanView.class, () -> {
            revisions.changing(office.code());
            var plan = new PlanCheck(office, choices.of(office), "").plan(newId(), 0, null, request);
            plans.enter(plan);
            return PlanView.of(plan);
        });
    }

    /**
     * Puts another plan in the place of one that was seen in that version. Doing so again changes nothing.
     *
     * @throws Refusal 409 with both versions when somebody else was faster
     */
    @RepeatOnConflict
    @Transactional
    public PlanView replace(String officeCode, UUID id, int version, @Nullable PlanRequest request) {
        var office = offices.find(officeCode);
        revisions.changing(office.code());
        var current = plan(office, id);
        var wanted = new PlanCheck(office, choices.of(office), "").plan(id, version, current.owner(), request);
        if (current.version() != version) {
            if (PlanView.of(current).equals(PlanView.of(inVersion(wanted, current.version())))) {
                return PlanView.of(current);
            }
            throw changed(current).withMember("yours", PlanView.of(wanted));
        }
        plans.replace(wanted);
        return PlanView.of(plan(office, id));
    }

    /** Removes a plan that was seen in that version; 409 with the present one when somebody else was faster. */
    @RepeatOnConflict
    @Transactional
    public void remove(String officeCode, UUID id, int version) {
        var office = offices.find(officeCode);
        revisions.changing(office.code());
        var current = plan(office, id);
        if (current.version() != version) {
            throw changed(current);
        }
        plans.remove(current);
    }

    /**
     * Gives weeks the hours of another one.
     *
     * @return the plans of the owner afterwards
     * @throws Refusal 409 when the request names a revision and the schedule has another one by now
     */
    @RepeatOnConflict
    @Transactional
    public CopiedWeek copy(String officeCode, PreviewRequest.@Nullable CopyRequest request, Optional<CommandKey> key) {
        var office = offices.find(officeCode);
        return performed.once(key, CopiedWeek.class, () -> {
            revisions.changing(office.code());
            // One more than what everybody else could see.
            var before = revisions.of(office.code()) - 1;
            if (request != null && request.revision() != null && request.revision() != before) {
                throw new Refusal(PlanningProblem.SCHEDULE_CHANGED);
            }
            var schedule = schedules.of(office);
            var copy = CopyOrder.of(office, choices.of(office), "", request);
            var changes = copy.changes(new Draft(schedule.plans(), schedule.closures()));
            changes.forEach(this::write);
            return new CopiedWeek(plans.ofOffice(office.code()).stream()
                    .filter(plan -> plan.owner().equals(copy.owner()))
                    .map(PlanView::of)
                    .toList());
        });
    }

    /** The plans of the owner after a copy. */
    record CopiedWeek(List<PlanView> plans) {}

    private void write(Change change) {
        if (change instanceof Change.EnterPlan entered) {
            plans.enter(entered.plan());
        } else if (change instanceof Change.ReplacePlan replaced) {
            var current = plans.find(replaced.plan().id()).orElseThrow();
            plans.replace(inVersion(replaced.plan(), current.version()));
        } else if (change instanceof Change.RemovePlan removed) {
            plans.find(removed.id()).ifPresent(plans::remove);
        } else {
            throw new IllegalArgumentException("A copied week changes plans alone: " + change);
        }
    }

    private OpeningPlan plan(Office office, UUID id) {
        return plans.find(id)
                .filter(plan -> plan.office().equals(office.code()))
                .orElseThrow(Refusal::notFound);
    }

    private static Refusal changed(OpeningPlan current) {
        return new Refusal(PlanningProblem.PLAN_CHANGED).withMember("current", PlanView.of(current));
    }

    private static OpeningPlan inVersion(OpeningPlan plan, int version) {
        return new OpeningPlan(
                plan.id(),
                version,
                plan.authority(),
                plan.office(),
                plan.owner(),
                plan.startsOn(),
                plan.endsOn(),
                plan.opensAt(),
                plan.closesAt(),
                plan.rule(),
                plan.exceptOn(),
                plan.shares());
    }

    static UUID newId() {
        return Objects.requireNonNull(UuidVersion7Strategy.INSTANCE.generateUuid(null));
    }
}
