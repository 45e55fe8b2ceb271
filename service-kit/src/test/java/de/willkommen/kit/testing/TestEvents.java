package de.willkommen.kit.testing;

import io.smallrye.reactive.messaging.ce.DefaultCloudEventMetadataBuilder;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import io.smallrye.reactive.messaging.ce.impl.DefaultIncomingCloudEventMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Events as the Kafka connector would hand them over, for in-memory channels. */
public final class TestEvents {

    private TestEvents() {}

    /** Delivers an event as Kafka would; what is answered completes when the consumer acknowledges, or fails when it refuses. */
    public static CompletableFuture<Void> deliver(
            InMemoryConnector kafka, String channel, String id, String type, String json) {
        var outcome = new CompletableFuture<Void>();
        kafka.<Message<String>>source(channel).send(message(id, type, json, outcome));
        return outcome;
    }

    /** A message whose {@code outcome} completes when the consumer acknowledges, or fails when it refuses. */
    private static Message<String> message(String id, String type, String json, CompletableFuture<Void> outcome) {
        IncomingCloudEventMetadata<String> event =
                new DefaultIncomingCloudEventMetadata<>(new DefaultCloudEventMetadataBuilder<String>()
                        .withId(id)
                        .withType(type)
                        .withSource(URI.create("/test"))
                        .withSpecVersion("1.0")
                        .withData(json)
                        .build());
        return Message.of(
                json,
                Metadata.of(event),
                () -> {
                    outcome.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                refusal -> {
                    outcome.completeExceptionally(refusal);
                    return CompletableFuture.completedFuture(null);
                });
    }
}
