package de.willkommen.queue.ticket;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.order.Arrival;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in the queue, from arrival to outcome.
 *
 * <p>Who changes one holds its row lock; that a counter has one person at a time, and a booking one ticket, is kept by
 * unique indexes, not by this class.
 */
@Entity
@Table(name = "ticket")
@SuppressWarnings("NullAway.Init")
class Ticket {

    @Id
    private UUID id;

    private long revision;
    private String authority;
    private String office;
    private LocalDate day;
    private String number;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    private Instant statusSince;

    @Column(columnDefinition = "text[]")
    private List<String> services;

    private String language;

    @Column(columnDefinition = "text[]")
    private List<String> accessNeeds;

    private @Nullable UUID bookingId;
    private boolean bookingCancelled;
    private @Nullable Instant dueAt;
    private int plannedMinutes;
    private Instant rankAt;

    @Enumerated(EnumType.STRING)
    private Via via;

    private Instant openedAt;
    private @Nullable Instant calledAt;
    private @Nullable Instant callBeganAt;
    private @Nullable Instant lastCalledAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private int recalls;
    private @Nullable String counter;
    private @Nullable String room;
    private @Nullable String boundCounter;

    @Enumerated(EnumType.STRING)
    private Reason.@Nullable Code reason;

    private @Nullable Integer reasonMinutes;
    private @Nullable Instant parkedUntil;
    private @Nullable String parkReason;
    private int secretKeyId;
    private int secretGeneration;
    private boolean contactable;
    private long contactRevision;

    Ticket() {}

    /** Joins the queue. */
    Ticket(NewTicket from, String number, int secretKeyId, CallingOrder order, Instant now) {
        this.id = UUID.randomUUID();
        this.revision = 1;
        this.authority = from.authority();
        this.office = from.office();
        this.day = from.day();
        this.number = number;
        this.status = TicketStatus.WAITING;
        this.statusSince = now;
        this.services = List.copyOf(from.services());
        this.language = from.language();
        this.accessNeeds = List.copyOf(from.accessNeeds());
        this.bookingId = from.bookingId();
        this.dueAt = from.dueAt();
        this.plannedMinutes = from.plannedMinutes();
        this.via = from.via();
        this.openedAt = now;
        this.secretKeyId = secretKeyId;
        this.secretGeneration = 1;
        this.rankAt = order.rank(arrival());
    }

    /** As it is stored. */
    Ticket(TicketState stored) {
        this.id = stored.id();
        this.revision = stored.revision();
        this.authority = stored.authority();
        this.office = stored.office();
        this.day = stored.day();
        this.number = stored.number();
        this.status = stored.status();
        this.statusSince = stored.statusSince();
        this.services = stored.services();
        this.language = stored.language();
        this.accessNeeds = stored.accessNeeds();
        this.bookingId = stored.bookingId();
        this.bookingCancelled = stored.bookingCancelled();
        this.dueAt = stored.dueAt();
        this.plannedMinutes = stored.plannedMinutes();
        this.rankAt = stored.rankAt();
        this.via = stored.via();
        this.openedAt = stored.openedAt();
        this.calledAt = stored.calledAt();
        this.callBeganAt = stored.callBeganAt();
        this.lastCalledAt = stored.lastCalledAt();
        this.startedAt = stored.startedAt();
        this.finishedAt = stored.finishedAt();
        this.recalls = stored.recalls();
        this.counter = stored.counter();
        this.room = stored.room();
        this.boundCounter = stored.boundCounter();
        this.reason = stored.reason() == null ? null : stored.reason().code();
        this.reasonMinutes = stored.reason() == null ? null : stored.reason().minutes();
        this.parkedUntil = stored.parkedUntil();
        this.parkReason = stored.parkReason();
        this.secretKeyId = stored.secretKeyId();
        this.secretGeneration = stored.secretGeneration();
        this.contactable = stored.contactable();
        this.contactRevision = stored.contactRevision();
    }

    void call(String atCounter, String inRoom, Reason why, Instant now) {
        go(TicketStep.CALL, now);
        counter = atCounter;
        room = inRoom;
        boundCounter = null;
        reason = why.code();
        reasonMinutes = why.minutes();
        recalls = 0;
        callBeganAt = now;
        lastCalledAt = now;
        if (calledAt == null) {
            calledAt = now;
        }
    }

    /** Repeats the call, but not sooner than {@code after} the last. */
    void recall(Duration after, Instant now) {
        require(TicketStep.RECALL);
        var next = Objects.requireNonNull(lastCalledAt).plus(after);
        if (now.isBefore(next)) {
            var wait = Duration.between(now, next);
            throw new Refusal(TicketProblem.RECALL_TOO_SOON)
                    .with("seconds", Math.max(1, wait.toSeconds()))
                    .retryAfter(wait);
        }
        revision++;
        recalls++;
        lastCalledAt = now;
    }

    void start(Instant now) {
        go(TicketStep.START, now);
        if (startedAt == null) {
            startedAt = now;
        }
    }

    void finish(Instant now) {
        go(TicketStep.FINISH, now);
        finishedAt = now;
    }

    void miss(Instant now) {
        go(TicketStep.MISS, now);
    }

    void park(@Nullable String why, @Nullable Instant until, Instant now) {
        go(TicketStep.PARK, now);
        parkReason = why;
        parkedUntil = until;
    }

    void resume(String atCounter, String inRoom, Instant now) {
        go(TicketStep.RESUME, now);
        counter = atCounter;
        room = inRoom;
        parkReason = null;
        parkedUntil = null;
        if (startedAt == null) {
            startedAt = now;
        }
    }

    /** Goes on at another counter: the call, or the serving, is the same one. */
    void takeOver(String atCounter, String inRoom) {
        require(TicketStep.TAKE_OVER);
        revision++;
        counter = atCounter;
        room = inRoom;
    }

    /** Back to the queue with number and rank, for other services or a certain counter. */
    void transfer(@Nullable List<String> toServices, @Nullable String toCounter, Instant now) {
        go(TicketStep.TRANSFER, now);
        if (toServices != null) {
            services = List.copyOf(toServices);
        }
        boundCounter = toCounter;
        leaveCounter();
    }

    void leave(Instant now) {
        go(TicketStep.LEAVE, now);
        leaveCounter();
    }

    void closeAtNight(Instant now) {
        go(TicketStep.CLOSE, now);
        leaveCounter();
    }

    /** Goes back to an earlier stay, as if the step that ended it had not been taken. */
    void goBackTo(Stay earlier, Instant now) {
        if (!status.leadsTo(earlier.status(), TicketStep.UNDO)) {
            throw new Refusal(TicketProblem.NOTHING_TO_UNDO);
        }
        if (status != earlier.status()) {
            forgetStatus(now);
            status = earlier.status();
        }
        revision++;
        services = List.copyOf(earlier.services());
        counter = earlier.status().waits() ? null : earlier.counter();
        room = earlier.status().waits() ? null : earlier.room();
        boundCounter = earlier.boundCounter();
        parkedUntil = null;
        parkReason = null;
    }

    private void forgetStatus(Instant now) {
        if (status == TicketStatus.CALLED && Objects.equals(calledAt, callBeganAt)) {
            calledAt = null;
        }
        if (status == TicketStatus.SERVING && statusSince.equals(startedAt)) {
            startedAt = null;
        }
        finishedAt = null;
        statusSince = now;
    }

    /** The booking was cancelled while its holder was checking in: the place stays, the due time goes. */
    void loseBooking(CallingOrder order) {
        bookingCancelled = true;
        dueAt = null;
        rankAt = order.rank(arrival());
    }

    /** The visitor left a number; the number itself is not kept here. */
    void becomeContactable() {
        contactable = true;
        contactRevision++;
    }

    private void leaveCounter() {
        counter = null;
        room = null;
        parkReason = null;
        parkedUntil = null;
    }

    private void go(TicketStep step, Instant now) {
        status = require(step);
        statusSince = now;
        revision++;
    }

    private TicketStatus require(TicketStep step) {
        return status.after(step)
                .orElseThrow(() -> new Refusal(TicketProblem.TICKET_STATE)
                        .with("status", status.name())
                        .withMember("ticketStatus", status));
    }

    private Arrival arrival() {
        return new Arrival(openedAt, dueAt, !accessNeeds.isEmpty());
    }

    TicketState state() {
        return new TicketState(
                id,
                revision,
                authority,
                office,
                day,
                number,
                status,
                statusSince,
                List.copyOf(services),
                language,
                List.copyOf(accessNeeds),
                bookingId,
                bookingCancelled,
                dueAt,
                plannedMinutes,
                rankAt,
                via,
                openedAt,
                calledAt,
                callBeganAt,
                lastCalledAt,
                startedAt,
                finishedAt,
                recalls,
                counter,
                room,
                boundCounter,
                reason == null ? null : new Reason(reason, reasonMinutes == null ? 0 : reasonMinutes),
                parkedUntil,
                parkReason,
                secretKeyId,
                secretGeneration,
                contactable,
                contactRevision);
    }
}
