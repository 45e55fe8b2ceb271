package de.willkommen.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.request.RequestId;
import de.willkommen.kit.sql.LastWrites;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Where a transaction leaves the events it caused. What commits is delivered at least once and in order per key, also
 * when Kafka is away for days; what rolls back was never said.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (id, topic, key, type, authority, payload, occurred_at, traceparent, request_id)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)
            """;

    private static final Object WILL_WAKE = new Object();

    private final LastWrites writes;
    private final TransactionSynchronizationRegistry transaction;
    private final ObjectMapper json;
    private final RelayWaker waker;

    Outbox(LastWrites writes, TransactionSynchronizationRegistry transaction, ObjectMapper json, RelayWaker waker) {
        this.writes = writes;
        this.transaction = transaction;
        this.json = json;
        this.waker = waker;
    }

    /** Leaves the event in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(OutgoingEvent event) {
        // Written after the entities: the row lock of the aggregate must be held before seq is drawn, or two
        // transactions
        // on one key could draw their numbers in the other order.
        writes.add(
                INSERT,
                event.id(),
                event.topic(),
                event.key(),
                event.type(),
                event.authority(),
                written(event.payload()),
                event.occurredAt(),
                traceparent(),
                RequestId.current());
        if (transaction.getResource(WILL_WAKE) == null) {
            transaction.putResource(WILL_WAKE, event.id());
            transaction.registerInterposedSynchronization(new WakeAfterCommit());
        }
    }

    private String written(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a payload: " + payload.getClass(), e);
        }
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    private final class WakeAfterCommit implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                waker.wake();
            }
        }
    }
}
