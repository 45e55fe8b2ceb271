package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closures;
import de.willkommen.appointment.availability.Schedules;
import de.willkommen.appointment.booking.BookedTimes;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.planning.PreviewRequest.ChangeRequest;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what changes would do, and does nothing. */
@ApplicationScoped
class PreviewDesk {

    private static final int MOST_CHANGES = 50;

    private final OwnOffices offices;
    private final PlanningChoices choices;
    private final Schedules schedules;
    private final Closures closures;
    private final BookedTimes booked;
    private final Clock clock;

    PreviewDesk(
            OwnOffices offices,
            PlanningChoices choices,
            Schedules schedules,
            Closures closures,
            BookedTimes booked,
            Clock clock) {
        this.offices = offices;
        this.choices = choices;
        this.schedules = schedules;
        this.closures = closures;
        this.booked = booked;
        this.clock = clock;
    }

    /**
     * What the changes would do, one after the other.
     *
     * @throws Refusal 400 naming the field, as saving it would
     */
    @Transactional
    public PreviewView preview(String officeCode, @Nullable PreviewRequest request) {
        var office = offices.find(officeCode);
        var schedule = schedules.of(office);
        var draft = draft(office, request, new Draft(schedule.plans(), schedule.closures()));
        var comparison = new Comparison(schedule, schedule.with(draft.plans(), draft.closures()));
        var today = office.dayOf(clock.instant());
        return new PreviewView(
                schedule.revision(),
                comparison.weeks(today, today.plusDays(office.rules().horizonDays())),
                comparison.affected(booked.ahead(office.code())));
    }

    private Draft draft(Office office, @Nullable PreviewRequest request, Draft now) {
        var sent = request == null ? null : request.changes();
        if (sent == null || sent.isEmpty()) {
            throw Refusal.ofField("changes", "field.required");
        }
        if (sent.size() > MOST_CHANGES) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField("changes", "field.too-many", Map.of("max", MOST_CHANGES));
        }
        var known = choices.of(office);
        var draft = now;
        for (var index = 0; index < sent.size(); index++) {
            var change = sent.get(index);
            var at = "changes[" + index + "]";
            if (change == null || change.verb() == null) {
                throw Refusal.ofField(at + ".verb", "field.required");
            }
            for (var step : steps(office, known, at + ".", change, draft)) {
                draft = draft.after(step);
            }
        }
        return draft;
    }

    private List<Change> steps(
            Office office, PlanningChoices.Choices known, String at, ChangeRequest change, Draft draft) {
        var plans = new PlanCheck(office, known, at + "plan.");
        var closed = new ClosureCheck(office, known, at + "closure.");
        return switch (Objects.requireNonNull(change.verb())) {
            case CREATE_PLAN -> List.of(new Change.EnterPlan(plans.plan(PlanDesk.newId(), 0, null, change.plan())));
            case REPLACE_PLAN -> {
                var before = draft.plan(id(at, change)).orElseThrow(() -> unknown(at));
                yield List.of(new Change.ReplacePlan(
                        plans.plan(before.id(), before.version(), before.owner(), change.plan())));
            }
            case DELETE_PLAN ->
                List.of(new Change.RemovePlan(draft.plan(id(at, change))
                        .orElseThrow(() -> unknown(at))
                        .id()));
            case CREATE_CLOSURE ->
                List.of(new Change.EnterClosure(closed.closure(PlanDesk.newId(), 0, change.closure())));
            case REPLACE_CLOSURE ->
                List.of(new Change.ReplaceClosure(
                        closed.closure(closureId(office, at, change, draft), 0, change.closure())));
            case DELETE_CLOSURE -> List.of(new Change.RemoveClosure(closureId(office, at, change, draft)));
            case COPY_WEEK ->
                CopyOrder.of(office, known, at + "copy.", change.copy()).changes(draft);
        };
    }

    /** A closure that is over is no part of the schedule, but still one that can be edited. */
    private UUID closureId(Office office, String at, ChangeRequest change, Draft draft) {
        var id = id(at, change);
        if (draft.closure(id).isEmpty()
                && closures.find(id)
                        .filter(closure -> closure.office().equals(office.code()))
                        .isEmpty()) {
            throw unknown(at);
        }
        return id;
    }

    private static UUID id(String at, ChangeRequest change) {
        if (change.id() == null) {
            throw Refusal.ofField(at + "id", "field.required");
        }
        return change.id();
    }

    private static Refusal unknown(String at) {
        return Refusal.ofField(at + "id", "field.unknown");
    }
}
