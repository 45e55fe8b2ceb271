package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Schedules;
import de.willkommen.appointment.booking.BookedTime;
import de.willkommen.appointment.booking.BookedTimes;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.ScheduleChanged;
import de.willkommen.appointment.planning.Conflicts.Misfit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the bookings that no longer fit, whoever has changed the schedule: once, at the end of the transaction that changes
 * it. That transaction holds the office's lock, so a booking is either there by now, or will be made by the new schedule.
 */
@ApplicationScoped
class ConflictReview {

    private final Offices offices;
    private final Schedules schedules;
    private final BookedTimes booked;
    private final Conflicts conflicts;
    private final TransactionSynchronizationRegistry transaction;
    private final TransactionManager transactions;
    private final Clock clock;

    ConflictReview(
            Offices offices,
            Schedules schedules,
            BookedTimes booked,
            Conflicts conflicts,
            TransactionSynchronizationRegistry transaction,
            TransactionManager transactions,
            Clock clock) {
        this.offices = offices;
        this.schedules = schedules;
        this.booked = booked;
        this.conflicts = conflicts;
        this.transaction = transaction;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Reviewed(String office) {}

    void changed(@Observes ScheduleChanged change) throws RollbackException, SystemException {
        var office = new Reviewed(change.office());
        if (transaction.getResource(office) == null) {
            transaction.putResource(office, true);
            // Not as a transactional observer: those come after the session has let its connection go, and the
            // container
            // would only write down what they throw. Thrown from here, it ends the change.
            transactions.getTransaction().registerSynchronization(new AtTheEnd(() -> review(office.office())));
        }
    }

    private record AtTheEnd(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {
            work.run();
        }

        @Override
        public void afterCompletion(int status) {
            // Nothing is left to do.
        }
    }

    /** Brings the list of an office in line with its schedule as the running transaction sees it. */
    void review(String office) {
        offices.find(office).ifPresent(this::review);
    }

    private void review(Office office) {
        var misfits = misfits(office);
        var known = conflicts.ofOffice(office.code());
        var standing = new HashSet<UUID>();
        var gone = new ArrayList<UUID>();
        for (var conflict : known) {
            var misfit = misfits.get(conflict.booking());
            if (misfit != null && conflict.isAbout(misfit.booked()) && stands(conflict, misfit.reasons())) {
                standing.add(conflict.booking());
            } else {
                gone.add(conflict.id());
            }
        }
        conflicts.remove(gone);
        conflicts.enter(
                office.authority().code(),
                office.code(),
                misfits.values().stream()
                        .filter(misfit -> !standing.contains(misfit.booked().id()))
                        .toList(),
                clock.instant());
    }

    /** A settled one stands as long as nothing was added that the team lead has not known. */
    private static boolean stands(Conflict conflict, Set<Reason> reasons) {
        return conflict.settlement() == null
                ? conflict.reasons().equals(reasons)
                : conflict.reasons().containsAll(reasons);
    }

    private Map<UUID, Misfit> misfits(Office office) {
        List<BookedTime> ahead = booked.ahead(office.code());
        if (ahead.isEmpty()) {
            return Map.of();
        }
        var fitting = new Fitting(schedules.of(office));
        return ahead.stream()
                .map(each -> new Misfit(each, fitting.misfits(each)))
                .filter(each -> !each.reasons().isEmpty())
                .collect(Collectors.toMap(each -> each.booked().id(), Function.identity()));
    }
}
