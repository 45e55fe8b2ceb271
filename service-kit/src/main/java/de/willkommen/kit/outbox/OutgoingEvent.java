package de.willkommen.kit.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact to be told to the other services.
 *
 * @param topic with {@code personal} as one word of its name when its payloads name people
 * @param id names this one event for ever; consumers recognise a second delivery by it
 * @param key id of the aggregate: events of one key arrive in their order
 * @param type such as {@code thing.changed.v1}
 * @param payload a record of {@code event-contracts}
 * @param occurredAt by the platform's clock
 */
public record OutgoingEvent(
        UUID id, String topic, String key, String type, String authority, Object payload, Instant occurredAt) {

    /** An event with a new id. */
    public static OutgoingEvent of(
            String topic, String key, String type, String authority, Object payload, Instant occurredAt) {
        return new OutgoingEvent(UUID.randomUUID(), topic, key, type, authority, payload, occurredAt);
    }
}
