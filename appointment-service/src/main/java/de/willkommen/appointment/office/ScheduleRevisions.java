package de.willkommen.appointment.office;

import de.willkommen.kit.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Keeps changes of an office's schedule and bookings of its time apart. A schedule is all that decides which times can be
 * booked: plans, closures, counters, services, rooms, interpreters and rules.
 */
@ApplicationScoped
public class ScheduleRevisions {

    private final EntityManager entities;
    private final Event<ScheduleChanged> changed;

    ScheduleRevisions(EntityManager entities, Event<ScheduleChanged> changed) {
        this.entities = entities;
        this.changed = changed;
    }

    /**
     * To be called before the schedule is changed. Until the transaction ends nobody books at the office and nobody else
     * changes it; with its commit every instance evaluates the new schedule. {@link ScheduleChanged} is fired each
     * time this is called.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changing(String office) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:office, 11))", Object.class)
                .setParameter("office", office)
                .getResultList();
        entities.createNativeQuery("""
                        insert into schedule (office, revision) values (:office, 1)
                        on conflict (office) do update set revision = schedule.revision + 1
                        """).setParameter("office", office).executeUpdate();
        changed.fire(new ScheduleChanged(office));
    }

    /** To be called before an office is begun: whoever begins the same one waits, and then finds it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void beginning(String office) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:office, 11))", Object.class)
                .setParameter("office", office)
                .getResultList();
    }

    /**
     * To be sent before time of the office is booked. The first statement waits for a change of the schedule that is going
     * on, and keeps others out until the transaction ends. The second answers the revision that holds then: as a statement
     * of its own it sees what was committed while the first waited. 0 for an office that is not known.
     */
    public static RoundTrip booking(String office) {
        return new RoundTrip()
                .add("select count(*) from pg_advisory_xact_lock_shared(hashtextextended(?, 11))", office)
                .add("select revision from schedule where office = ?", office);
    }

    /** The revision of the office's schedule; 0 for an office that is not known. */
    public long of(String office) {
        var revisions = entities.createNativeQuery("select revision from schedule where office = :office", Long.class)
                .setParameter("office", office)
                .getResultList();
        return revisions.isEmpty() ? 0 : (Long) revisions.get(0);
    }
}
