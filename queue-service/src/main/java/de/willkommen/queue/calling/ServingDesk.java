package de.willkommen.queue.calling;

import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.counter.CounterProblem;
import de.willkommen.queue.counter.CounterSession;
import de.willkommen.queue.counter.CounterSessions;
import de.willkommen.queue.officefeed.Counter;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.OwnOffice;
import de.willkommen.queue.officefeed.ServiceOffer;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.overview.OfficePicture;
import de.willkommen.queue.overview.OfficePictures;
import de.willkommen.queue.overview.TicketAnswer;
import de.willkommen.queue.overview.TicketAnswers;
import de.willkommen.queue.policy.Policies;
import de.willkommen.queue.sql.Sql;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketProblem;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything a clerk does with somebody who was called. */
@ApplicationScoped
class ServingDesk {

    private static final int LONGEST_REASON = 200;

    /** Nobody is parked overnight. */
    private static final Duration LONGEST_PARKED = Duration.ofDays(1);

    private final TicketBook tickets;
    private final CounterSessions sessions;
    private final Offices offices;
    private final OwnOffice ownOffice;
    private final OfficePictures pictures;
    private final Policies policies;
    private final TicketAnswers answers;
    private final PerformedCommands performed;
    private final Sql sql;
    private final QueueSettings settings;
    private final Clock clock;

    ServingDesk(
            TicketBook tickets,
            CounterSessions sessions,
            Offices offices,
            OwnOffice ownOffice,
            OfficePictures pictures,
            Policies policies,
            TicketAnswers answers,
            PerformedCommands performed,
            Sql sql,
            QueueSettings settings,
            Clock clock) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.offices = offices;
        this.ownOffice = ownOffice;
        this.pictures = pictures;
        this.policies = policies;
        this.answers = answers;
        this.performed = performed;
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Calls somebody who is not the next, whatever is served at the counter.
     *
     * @param why kept with the call
     * @param counter where the clerk is signed on; absent means there
     */
    @Transactional
    @RepeatOnConflict
    TicketAnswer callOutOfTurn(
            UUID id, @Nullable String why, @Nullable String counter, Clerk clerk, Optional<CommandKey> key) {
        var reason = requiredReason(why);
        return whoeverHas(id, clerk, key, ticket -> {
            if (ticket.status().occupiesCounter()) {
                throw atCounter(ticket);
            }
            var here = freeCounter(ticket, counter, clerk);
            return tickets.callOutOfTurn(
                    id,
                    here.code(),
                    here.room(),
                    CallingOrder.outOfTurn(ticket.waiting(), clock.instant()),
                    reason,
                    clerk.subject());
        });
    }

    /**
     * Goes on with somebody a colleague has at their counter.
     *
     * @param counter where the clerk is signed on; absent means there
     */
    @Transactional
    @RepeatOnConflict
    TicketAnswer takeOver(UUID id, @Nullable String counter, Clerk clerk, Optional<CommandKey> key) {
        return whoeverHas(id, clerk, key, ticket -> {
            var here = freeCounter(ticket, counter, clerk);
            return tickets.takeOver(id, here.code(), here.room(), clerk.subject());
        });
    }

    @Transactional
    @RepeatOnConflict
    TicketAnswer recall(UUID id, Clerk clerk, Optional<CommandKey> key) {
        return inHand(id, clerk, key, ticket -> {
            var policy = policies.of(ticket.office());
            if (ticket.recalls() + 1 >= policy.callsUntilNoShow()) {
                throw new Refusal(TicketProblem.CALLED_OFTEN_ENOUGH)
                        .with("calls", policy.callsUntilNoShow())
                        .withMember("calls", policy.callsUntilNoShow());
            }
            return tickets.recall(id, policy.recallAfter(), clerk.subject());
        });
    }

    @Transactional
    @RepeatOnConflict
    TicketAnswer start(UUID id, Clerk clerk, Optional<CommandKey> key) {
        return inHand(id, clerk, key, ticket -> tickets.start(id, clerk.subject()));
    }

    @Transactional
    @RepeatOnConflict
    TicketAnswer finish(UUID id, Clerk clerk, Optional<CommandKey> key) {
        return inHand(id, clerk, key, ticket -> tickets.finish(id, clerk.subject()));
    }

    @Transactional
    @RepeatOnConflict
    TicketAnswer miss(UUID id, Clerk clerk, Optional<CommandKey> key) {
        return inHand(id, clerk, key, ticket -> tickets.miss(id, clerk.subject()));
    }

    /** @param until when the clerk wants to be reminded, within a day; absent: when the office's policy says */
    @Transactional
    @RepeatOnConflict
    TicketAnswer park(
            UUID id, @Nullable String reason, @Nullable Instant until, Clerk clerk, Optional<CommandKey> key) {
        requireText(reason);
        return inHand(id, clerk, key, ticket -> {
            if (until != null && !until.isAfter(clock.instant())) {
                throw Refusal.ofField("until", "field.past");
            }
            if (until != null && until.isAfter(clock.instant().plus(LONGEST_PARKED))) {
                throw Refusal.ofField("until", "field.time");
            }
            var remindAt = until != null
                    ? until
                    : clock.instant().plus(policies.of(ticket.office()).parkReminder());
            return tickets.park(id, reason, remindAt, clerk.subject());
        });
    }

    /** @param counter where the clerk is signed on; absent means there */
    @Transactional
    @RepeatOnConflict
    TicketAnswer resume(UUID id, @Nullable String counter, Clerk clerk, Optional<CommandKey> key) {
        return inHand(id, clerk, key, ticket -> {
            var here = freeCounter(ticket, counter, clerk);
            return tickets.resume(id, here.code(), here.room(), clerk.subject());
        });
    }

    /** Passes on for other services, to whichever counter does them. */
    @Transactional
    @RepeatOnConflict
    TicketAnswer transferFor(UUID id, List<String> services, Clerk clerk, Optional<CommandKey> key) {
        return inHand(id, clerk, key, ticket -> {
            requireOffered(ticket.office(), services);
            return tickets.transfer(id, services, null, clerk.subject());
        });
    }

    /** Passes on to a certain counter of the office. */
    @Transactional
    @RepeatOnConflict
    TicketAnswer transferTo(UUID id, String counter, Clerk clerk, Optional<CommandKey> key) {
        return inHand(id, clerk, key, ticket -> {
            var isThere = offices.counter(ticket.authority(), counter)
                    .filter(known -> known.office().equals(ticket.office()))
                    .isPresent();
            if (!isThere) {
                throw Refusal.ofField("counter", "field.unknown");
            }
            return tickets.transfer(id, null, counter, clerk.subject());
        });
    }

    /**
     * A misclick within a minute; a no-show as long as the office's day lasts. Nobody goes back to a counter at which nobody
     * sits any more; a break there is over, as somebody is there.
     */
    @Transactional
    @RepeatOnConflict
    TicketAnswer undo(UUID id, Clerk clerk, Optional<CommandKey> key) {
        return inHand(
                id,
                clerk,
                key,
                ticket -> tickets.undo(
                        id,
                        undoWithin(ticket),
                        clerk.subject(),
                        counter -> sessions.goOn(sessions.lockAny(ticket.authority(), counter))));
    }

    private Duration undoWithin(TicketState ticket) {
        if (ticket.status() != TicketStatus.NO_SHOW) {
            return settings.desk().undoWithin();
        }
        var office = offices.office(ticket.office()).orElseThrow(Refusal::notFound);
        var closing = ticket.day().atTime(settings.closing().at()).atZone(office.zone());
        return Duration.between(ticket.statusSince(), closing.toInstant());
    }

    private static String requiredReason(@Nullable String why) {
        if (why == null || why.isBlank()) {
            throw Refusal.ofField("reason", "field.required");
        }
        var reason = Normalizer.normalize(why.strip(), Normalizer.Form.NFC);
        requireText(reason);
        return reason;
    }

    private static void requireText(@Nullable String reason) {
        if (reason != null && reason.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.ofField("reason", "field.type");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField("reason", "field.length", Map.of("max", LONGEST_REASON));
        }
    }

    /** The counter of the office the clerk is signed on to, locked; nobody else gets there until the step is taken. */
    private Counter freeCounter(TicketState ticket, @Nullable String counter, Clerk clerk) {
        var session = sessionFor(ticket.authority(), counter, clerk);
        if (!session.office().equals(ticket.office())) {
            throw Refusal.notFound();
        }
        var locked = sessions.lockOwn(session.authority(), session.counter(), clerk.subject());
        tickets.atCounter(session.authority(), session.counter()).ifPresent(open -> {
            throw new Refusal(TicketProblem.TICKET_OPEN).withMember("ticket", open.id());
        });
        sessions.goOn(locked);
        return offices.counter(session.authority(), session.counter()).orElseThrow(Refusal::notFound);
    }

    private static Refusal atCounter(TicketState ticket) {
        var counter = Objects.requireNonNullElse(ticket.counter(), "");
        return new Refusal(TicketProblem.AT_OTHER_COUNTER)
                .with("number", ticket.number())
                .with("counter", counter)
                .withMember("counter", counter)
                .withMember("ticketStatus", ticket.status());
    }

    private CounterSession sessionFor(String authority, @Nullable String counter, Clerk clerk) {
        return sessions.ofClerk(authority, clerk.subject())
                .filter(session -> counter == null || session.counter().equals(counter))
                .orElseThrow(() -> notSignedOn(counter));
    }

    private static Refusal notSignedOn(@Nullable String counter) {
        return new Refusal(CounterProblem.NOT_SIGNED_ON).with("counter", counter == null ? "" : counter);
    }

    private void requireOffered(String office, List<String> services) {
        var offered = offices.services(office).stream()
                .filter(ServiceOffer::active)
                .map(ServiceOffer::code)
                .collect(Collectors.toSet());
        for (int i = 0; i < services.size(); i++) {
            if (!offered.contains(services.get(i))) {
                throw Refusal.ofField("services[" + i + "]", "field.unknown");
            }
        }
    }

    /** One step with a ticket of the clerk's office; who is at a counter is in the hands of the clerk there. */
    private TicketAnswer inHand(UUID id, Clerk clerk, Optional<CommandKey> key, UnaryOperator<TicketState> step) {
        var questions = sql.questions();
        var locked = tickets.lock(id, questions);
        var signedOn = sessions.ofClerk(clerk.authority(), clerk.subject(), questions);
        return performed.once(key, TicketAnswer.class, questions, () -> {
            var ticket = ofOwnOffice(locked.get());
            if (ticket.status().occupiesCounter() && !clerk.lead()) {
                requireOwnCounter(ticket, signedOn.first());
            }
            return answer(step.apply(ticket), clerk.language());
        });
    }

    private static void requireOwnCounter(TicketState ticket, Optional<CounterSession> signedOn) {
        var session = signedOn.orElseThrow(() -> notSignedOn(null));
        if (!session.counter().equals(ticket.counter())) {
            throw atCounter(ticket);
        }
    }

    /** One step with a ticket of the clerk's office, whoever has it. */
    private TicketAnswer whoeverHas(UUID id, Clerk clerk, Optional<CommandKey> key, UnaryOperator<TicketState> step) {
        return performed.once(
                key, TicketAnswer.class, () -> answer(step.apply(ofOwnOffice(tickets.lock(id))), clerk.language()));
    }

    private TicketState ofOwnOffice(Optional<TicketState> found) {
        var ticket = found.orElseThrow(Refusal::notFound);
        ownOffice.require(ticket.authority(), ticket.office());
        return ticket;
    }

    private TicketAnswer answer(TicketState ticket, String language) {
        Optional<OfficePicture> picture = TicketAnswers.needsPicture(ticket)
                ? offices.office(ticket.office()).map(pictures::fresh)
                : Optional.empty();
        return answers.forStaff(ticket, picture, language);
    }
}
