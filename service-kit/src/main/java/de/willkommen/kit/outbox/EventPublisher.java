package de.willkommen.kit.outbox;

import de.willkommen.kit.event.EventMetadata;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends one event of the outbox to Kafka as a CloudEvent in binary mode. */
@Singleton
class EventPublisher {

    private final MutinyEmitter<String> kafka;
    private final URI source;

    EventPublisher(
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.kafka = kafka;
        this.source = URI.create("/" + application);
    }

    /** Completes when the brokers have it. */
    Uni<Void> publish(OutboxRow event) {
        var cloudEvent = OutgoingCloudEventMetadata.<String>builder()
                .withId(event.id().toString())
                .withType(event.type())
                .withSource(source)
                .withSubject(event.key())
                .withTimestamp(event.occurredAt().atZone(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withExtensions(Map.of(EventMetadata.AUTHORITY, event.authority()));
        if (event.requestId() != null) {
            cloudEvent.withExtension(EventMetadata.REQUEST_ID, event.requestId());
        }
        var headers = new RecordHeaders();
        if (event.traceparent() != null) {
            headers.add(EventMetadata.TRACE_PARENT, event.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.key())
                .withHeaders(headers)
                .build();
        return kafka.sendMessage(Message.of(event.payload(), Metadata.of(cloudEvent.build(), record)));
    }
}
