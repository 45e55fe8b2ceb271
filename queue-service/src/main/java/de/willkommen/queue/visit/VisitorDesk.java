package de.willkommen.queue.visit;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import de.willkommen.events.ContactChanged;
import de.willkommen.events.Topics;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.outbox.Outbox;
import de.willkommen.kit.outbox.OutgoingEvent;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.overview.TicketAnswer;
import de.willkommen.queue.overview.TicketAnswers;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketProblem;
import de.willkommen.queue.ticket.TicketState;
import de.willkommen.queue.ticket.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the holder of a ticket does with it. */
@ApplicationScoped
class VisitorDesk {

    /** Nobody is called after the day; one more for a message that is late. */
    private static final Duration CONTACT_KEPT_FOR = Duration.ofDays(1);

    private static final int LONGEST_PHONE = 40;
    private static final String HOME_REGION = "DE";

    private final TicketBook tickets;
    private final TicketAnswers answers;
    private final PerformedCommands performed;
    private final Outbox outbox;
    private final Clock clock;

    VisitorDesk(TicketBook tickets, TicketAnswers answers, PerformedCommands performed, Outbox outbox, Clock clock) {
        this.tickets = tickets;
        this.answers = answers;
        this.performed = performed;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The ticket of who shows its secret. */
    @Transactional
    Optional<TicketState> held(UUID id, @Nullable String token) {
        return tickets.find(id).filter(ticket -> answers.matches(token, ticket));
    }

    /** The ticket, whoever asks. */
    @Transactional
    Optional<TicketState> any(UUID id) {
        return tickets.find(id);
    }

    /**
     * Forwards the number to notification-service; here nothing of it stays.
     *
     * @throws Refusal 400 when it is no telephone number; 409 when nobody will be called any more
     */
    @Transactional
    @RepeatOnConflict
    void leaveNumber(UUID id, @Nullable String token, @Nullable String phone) {
        var number = e164(phone);
        var held = tickets.lock(id)
                .filter(ticket -> answers.matches(token, ticket))
                .orElseThrow(Refusal::notFound);
        if (!held.status().isOpen()) {
            throw new Refusal(TicketProblem.TICKET_STATE)
                    .with("status", held.status().name())
                    .withMember("ticketStatus", held.status());
        }
        var ticket = tickets.becomeContactable(id);
        var now = clock.instant();
        outbox.announce(OutgoingEvent.of(
                Topics.CONTACT_PERSONAL,
                id.toString(),
                ContactChanged.CHANGED,
                ticket.authority(),
                contact(ticket, number),
                now));
    }

    private ContactChanged contact(TicketState ticket, String number) {
        return new ContactChanged(
                ContactChanged.Subject.TICKET,
                ticket.id(),
                ticket.authority(),
                ticket.contactRevision(),
                ticket.language(),
                null,
                null,
                null,
                number,
                List.of(ContactChanged.Channel.SMS),
                new ContactChanged.Links(null, null, null, answers.link(ticket)),
                clock.instant().plus(CONTACT_KEPT_FOR));
    }

    /** Gives the place up. Again: the same answer. */
    @Transactional
    @RepeatOnConflict
    TicketAnswer leave(UUID id, @Nullable String token, String language, Optional<CommandKey> key) {
        var held = tickets.lock(id)
                .filter(ticket -> answers.matches(token, ticket))
                .orElseThrow(Refusal::notFound);
        return performed.once(key, TicketAnswer.class, () -> {
            var left = held.status() == TicketStatus.LEFT ? held : tickets.leave(id);
            return answers.forVisitor(left, Optional.empty(), language);
        });
    }

    private static String e164(@Nullable String phone) {
        if (phone == null || phone.isBlank()) {
            throw Refusal.ofField("phone", "field.required");
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            if (phone.length() <= LONGEST_PHONE) {
                var parsed = numbers.parse(phone, HOME_REGION);
                if (numbers.isValidNumber(parsed)) {
                    return numbers.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164);
                }
            }
        } catch (NumberParseException malformed) {
            // Answered below, as an impossible one is.
        }
        throw Refusal.ofField("phone", "field.phone");
    }
}
