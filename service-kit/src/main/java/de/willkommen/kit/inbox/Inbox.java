package de.willkommen.kit.inbox;

import de.willkommen.kit.event.EventMetadata;
import de.willkommen.kit.request.RequestId;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Remembers which events had their effect, in the transaction of the effect itself: a crash between the two is not
 * possible, and a second delivery waits for the first and then finds its entry.
 */
@ApplicationScoped
public class Inbox {

    private final EntityManager entities;
    private final Clock clock;

    Inbox(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Whether this consumer meets the event for the first time. Its request id stands in the log from here on.
     *
     * @param consumer names the effect, such as {@code reminders}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean firstTime(String consumer, IncomingCloudEventMetadata<?> event) {
        RequestId.adopt(EventMetadata.requestIdOf(event));
        return entities.createNativeQuery("""
                        insert into inbox (consumer, event_id, received_at) values (:consumer, :event, :now)
                        on conflict do nothing
                        """)
                        .setParameter("consumer", consumer)
                        .setParameter("event", event.getId())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }
}
