package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.events.BookingChanged.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a booking, one line per step; lines are only ever added. */
@ApplicationScoped
class BookingHistory {

    private final EntityManager entities;
    private final Clock clock;

    BookingHistory(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param from state before; absent at the first
     * @param to state after; the same where only the time or language changed
     * @param event what the other services were told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            @Nullable String from,
            String to,
            String event,
            Instant at,
            Cause cause,
            @Nullable String actor) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Booking booking, @Nullable BookingStatus from, String event, Actor actor) {
        entities.flush();
        entities.createNativeQuery("""
                        insert into booking_history (booking, from_status, to_status, event, at, cause, actor)
                        values (:booking, cast(:from as text), :to, :event, :at, :cause, cast(:actor as text))
                        """)
                .setParameter("booking", booking.id())
                .setParameter("from", from == null ? null : from.name())
                .setParameter("to", booking.status().name())
                .setParameter("event", event)
                .setParameter("at", clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter("cause", actor.cause().name())
                .setParameter("actor", actor.subject())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Step> of(UUID booking) {
        return entities.createNativeQuery(
                        "select * from booking_history where booking = :booking order by id", Tuple.class)
                .setParameter("booking", booking)
                .getResultStream()
                .map(row -> step((Tuple) row))
                .toList();
    }

    private static Step step(Tuple row) {
        return new Step(
                row.get("from_status", String.class),
                row.get("to_status", String.class),
                row.get("event", String.class),
                row.get("at", Instant.class),
                Cause.valueOf(row.get("cause", String.class)),
                row.get("actor", String.class));
    }
}
