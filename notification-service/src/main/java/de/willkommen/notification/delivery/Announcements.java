package de.willkommen.notification.delivery;

import de.willkommen.events.ContactChanged;
import de.willkommen.events.NotificationChanged;
import de.willkommen.events.Topics;
import de.willkommen.kit.outbox.Outbox;
import de.willkommen.kit.outbox.OutgoingEvent;
import de.willkommen.notification.message.Message;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Tells the platform, and the operator's counters, what became of a message. */
@ApplicationScoped
class Announcements {

    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    Announcements(Outbox outbox, MeterRegistry meters, Clock clock) {
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void sent(Message message) {
        announce(NotificationChanged.SENT, NotificationChanged.State.SENT, message);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void delivered(Message message) {
        announce(NotificationChanged.DELIVERED, NotificationChanged.State.DELIVERED, message);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void failed(Message message) {
        announce(NotificationChanged.FAILED, NotificationChanged.State.FAILED, message);
    }

    /** For the operator alone: to the platform it is neither sent nor failed. */
    void unknown(Message message) {
        count("unknown", message.channel().name());
    }

    private void announce(String type, NotificationChanged.State state, Message message) {
        var now = clock.instant();
        var payload = new NotificationChanged(
                message.id(),
                message.revision(),
                message.authority(),
                ContactChanged.Subject.valueOf(message.subjectKind()),
                message.subjectId(),
                message.purpose(),
                ContactChanged.Channel.valueOf(message.channel().name()),
                message.language(),
                state,
                message.reason(),
                now);
        outbox.announce(OutgoingEvent.of(
                Topics.NOTIFICATION, message.id().toString(), type, message.authority(), payload, now));
        count(state.name().toLowerCase(java.util.Locale.ROOT), message.channel().name());
    }

    private void count(String outcome, String channel) {
        meters.counter("willkommen.notification.messages", "outcome", outcome, "channel", channel)
                .increment();
    }
}
