package de.willkommen.appointment.administration;

import de.willkommen.appointment.office.Authorities;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.ScheduleRevisions;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Where master data is changed. Whoever changes something of an office's schedule is alone with it until the end of the
 * transaction, so two editors come one after the other, and the second learns what the first has made of it.
 */
@ApplicationScoped
class AdministrationDesk {

    private final Authorities authorities;
    private final ScheduleRevisions schedules;

    AdministrationDesk(Authorities authorities, ScheduleRevisions schedules) {
        this.authorities = authorities;
        this.schedules = schedules;
    }

    /** What is stored after a change. */
    record Stored<R>(R now, boolean created) {}

    /**
     * Stores what is asked for. Asking for what is there already changes nothing, so that a repetition is harmless.
     *
     * @throws Refusal 412 with {@code current} when it is not as the editor has seen it; 404 when it is not there at all
     */
    @Transactional
    @RepeatOnConflict
    <R, V, C> Stored<R> store(Form<R, V, C> form, Office office, String code, Seen seen, C change) {
        schedules.changing(office.code());
        var before = form.find(office, code);
        if (before.isEmpty() && seen.revision().isPresent()) {
            throw Refusal.notFound();
        }
        if (before.isEmpty()) {
            // Codes are unique within the authority: two of its offices must not begin the same one at once.
            authorities.locked(office.authority().code());
        }
        var wanted = form.checked(office, code, before, change);
        if (before.isPresent() && before.get().equals(wanted)) {
            return new Stored<>(wanted, false);
        }
        if (!seen.fits(before.map(form::revision))) {
            throw new Refusal(CommonProblem.PRECONDITION_FAILED)
                    .withMember("current", form.shown(before.orElseThrow(), null));
        }
        form.put(wanted);
        return new Stored<>(form.find(office, code).orElseThrow(), before.isEmpty());
    }
}
