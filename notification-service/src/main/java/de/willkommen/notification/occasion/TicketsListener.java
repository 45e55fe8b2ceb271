package de.willkommen.notification.occasion;

import de.willkommen.events.TicketChanged;
import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.request.RequestId;
import de.willkommen.notification.intake.DatabaseMayBeAway;
import de.willkommen.notification.intake.SubjectLock;
import de.willkommen.notification.intake.Subjects;
import de.willkommen.notification.intake.WorkSignal;
import de.willkommen.notification.message.Messages;
import de.willkommen.notification.wording.Purpose;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of tickets: who left a number is asked to come when called. */
@ApplicationScoped
class TicketsListener {

    private static final String KIND = "TICKET";

    /** A call is worth nothing after that (DOMAIN, section 4). */
    private static final Duration TO_COME = Duration.ofMinutes(10);

    private static final Set<String> TYPES = Set.of(
            TicketChanged.OPENED,
            TicketChanged.CALLED,
            TicketChanged.RECALLED,
            TicketChanged.STARTED,
            TicketChanged.PARKED,
            TicketChanged.RESUMED,
            TicketChanged.TRANSFERRED,
            TicketChanged.FINISHED,
            TicketChanged.NO_SHOW,
            TicketChanged.LEFT,
            TicketChanged.CLOSED,
            TicketChanged.REOPENED);

    private final EventReader events;
    private final Inbox inbox;
    private final SubjectLock lock;
    private final Subjects subjects;
    private final Occasions occasions;
    private final Messages messages;
    private final WorkSignal work;
    private final Clock clock;

    TicketsListener(
            EventReader events,
            Inbox inbox,
            SubjectLock lock,
            Subjects subjects,
            Occasions occasions,
            Messages messages,
            WorkSignal work,
            Clock clock) {
        this.events = events;
        this.inbox = inbox;
        this.lock = lock;
        this.subjects = subjects;
        this.occasions = occasions;
        this.messages = messages;
        this.work = work;
        this.clock = clock;
    }

    @Incoming("tickets")
    @DatabaseMayBeAway
    @Transactional
    void changed(String payload, IncomingCloudEventMetadata<String> metadata) {
        if (!TYPES.contains(metadata.getType()) || !inbox.firstTime("tickets", metadata)) {
            return;
        }
        var event = events.read(payload, TicketChanged.class);
        lock.hold(event.ticketId());
        if (!subjects.advance(event.ticketId(), KIND, event.authority(), event.revision())) {
            return;
        }
        switch (metadata.getType()) {
            case TicketChanged.CALLED -> {
                if (event.contactable()) {
                    called(event);
                }
            }
            case TicketChanged.RECALLED -> {
                // The display calls again; a second message would not help.
            }
            default -> {
                var call = EnumSet.of(Purpose.TICKET_CALLED);
                occasions.drop(event.ticketId(), call);
                messages.drop(event.ticketId(), call);
            }
        }
        work.afterCommit();
    }

    private void called(TicketChanged event) {
        var now = clock.instant();
        var cause = new Occasion.Cause(
                KIND,
                event.ticketId(),
                event.revision(),
                event.authority(),
                Languages.known(event.language()).orElse(Languages.SOURCE),
                event.contactRevision(),
                RequestId.current());
        occasions.add(new Occasion(
                cause,
                Purpose.TICKET_CALLED,
                occasions.written(Facts.of(event)),
                null,
                now,
                event.occurredAt().plus(TO_COME),
                now));
    }
}
