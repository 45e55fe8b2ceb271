package de.willkommen.notification.delivery;

import de.willkommen.kit.clock.RealTime;
import de.willkommen.notification.intake.WorkSignal;
import de.willkommen.notification.message.MessageStatus;
import de.willkommen.notification.message.Messages;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What providers say about messages they took. A receipt may come before our own commit, twice, or never; so it is put
 * down first and matched when its message is there.
 */
@ApplicationScoped
public class Receipts {

    /** How far the provider got with a part. */
    public enum State {
        DELIVERED,
        FAILED
    }

    private static final Duration KEPT = Duration.ofDays(3);

    private static final String NOTE = """
            insert into receipt (provider_reference, state, received_at) values (:reference, :state, :now)
            on conflict (provider_reference) do nothing
            """;

    private static final String EXPECT = """
            insert into sms_part (provider_reference, message_id, state) values (:reference, :message, 'TAKEN')
            on conflict (provider_reference) do nothing
            """;

    private static final String MATCH = """
            with matched as (
                delete from receipt r using sms_part p where p.provider_reference = r.provider_reference
                returning r.provider_reference, r.state)
            update sms_part p set state = m.state from matched m
            where p.provider_reference = m.provider_reference and p.state = 'TAKEN'
            returning p.message_id
            """;

    private static final String STATES = "select state from sms_part where message_id = :message";

    private final EntityManager entities;
    private final Messages messages;
    private final Announcements announcements;
    private final WorkSignal work;
    private final Clock realTime;

    Receipts(
            EntityManager entities,
            Messages messages,
            Announcements announcements,
            WorkSignal work,
            @RealTime Clock realTime) {
        this.entities = entities;
        this.messages = messages;
        this.announcements = announcements;
        this.work = work;
        this.realTime = realTime;
    }

    /** Puts down what a provider said. */
    @Transactional
    public void note(String reference, State state) {
        entities.createNativeQuery(NOTE)
                .setParameter("reference", reference)
                .setParameter("state", state.name())
                .setParameter("now", realTime.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
        work.afterCommit();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void expect(UUID messageId, List<String> references) {
        references.forEach(reference -> entities.createNativeQuery(EXPECT)
                .setParameter("reference", reference)
                .setParameter("message", messageId)
                .executeUpdate());
    }

    /** Brings receipts and messages together; a message has arrived when all its parts have. */
    @Transactional
    void match() {
        @SuppressWarnings("unchecked")
        List<UUID> touched = entities.createNativeQuery(MATCH, UUID.class).getResultList();
        touched.stream().distinct().forEach(this::settle);
    }

    private void settle(UUID messageId) {
        var message = messages.locked(messageId)
                .filter(found -> found.status() == MessageStatus.SENT || found.status() == MessageStatus.UNKNOWN);
        @SuppressWarnings("unchecked")
        List<String> states = entities.createNativeQuery(STATES, String.class)
                .setParameter("message", messageId)
                .getResultList();
        if (message.isEmpty()) {
            return;
        }
        if (states.contains(State.FAILED.name())) {
            message.get().end(MessageStatus.FAILED, "not-delivered");
            announcements.failed(message.get());
        } else if (states.stream().allMatch(State.DELIVERED.name()::equals)) {
            message.get().end(MessageStatus.DELIVERED, null);
            announcements.delivered(message.get());
        }
    }

    /** Receipts of messages nobody here ever sent. */
    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetUnmatched() {
        entities.createNativeQuery("delete from receipt where received_at < :before")
                .setParameter("before", realTime.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
