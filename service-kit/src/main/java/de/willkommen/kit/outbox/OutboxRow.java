package de.willkommen.kit.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that waits, as it stands in the table. */
record OutboxRow(
        long seq,
        UUID id,
        String topic,
        String key,
        String type,
        String authority,
        String payload,
        Instant occurredAt,
        @Nullable String traceparent,
        @Nullable String requestId) {

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("authority"),
                row.getString("payload"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                row.getString("request_id"));
    }
}
