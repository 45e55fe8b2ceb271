package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.office.Office;
import de.willkommen.events.BookingChanged.Cause;
import de.willkommen.kit.sql.LastWrites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a booking, one line per step; lines are only ever added. */
@ApplicationScoped
class BookingHistory {

    private final EntityManager entities;
    private final LastWrites writes;
    private final Clock clock;

    BookingHistory(EntityManager entities, LastWrites writes, Clock clock) {
        this.entities = entities;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param from state before; absent at the first
     * @param to state after; the same where only the time or language changed
     * @param event what the other services were told
     * @param actor account of the member of staff
     * @param reason what staff said about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            @Nullable String from,
            String to,
            String event,
            Instant at,
            Cause cause,
            @Nullable String actor,
            @Nullable String reason) {}

    /**
     * One step as the holder of the booking sees it.
     *
     * @param event what happened, such as {@code moved}
     */
    record PlainStep(String event, OffsetDateTime at, By by) {}

    /** Who did it, seen by the holder. */
    enum By {
        YOU,
        OFFICE,
        SYSTEM;

        static By of(Cause cause) {
            return switch (cause) {
                case CITIZEN -> YOU;
                case STAFF, QUEUE, PARTNER -> OFFICE;
                case SYSTEM, UNKNOWN -> SYSTEM;
            };
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Booking booking, @Nullable BookingStatus from, String event, Actor actor) {
        writes.add(
                """
                insert into booking_history (booking, from_status, to_status, event, at, cause, actor, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                booking.id(),
                from,
                booking.status(),
                event,
                clock.instant(),
                actor.cause(),
                actor.subject(),
                actor.reason());
    }

    /** Forgets what staff wrote as reasons: it may tell about the person. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forgetReasons(UUID booking) {
        entities.createNativeQuery(
                        "update booking_history set reason = null where booking = :booking and reason is not null")
                .setParameter("booking", booking)
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

    /** The same in plain steps, without the names of anybody's account. */
    List<PlainStep> plain(UUID booking, Office office) {
        return of(booking).stream()
                .map(step -> new PlainStep(word(step.event()), office.local(step.at()), By.of(step.cause())))
                .toList();
    }

    /** {@code booking.checked-in.v1} is {@code checked-in}. */
    static String word(String event) {
        return event.split("\\.")[1];
    }

    private static Step step(Tuple row) {
        return new Step(
                row.get("from_status", String.class),
                row.get("to_status", String.class),
                row.get("event", String.class),
                row.get("at", Instant.class),
                Cause.valueOf(row.get("cause", String.class)),
                row.get("actor", String.class),
                row.get("reason", String.class));
    }
}
