package de.willkommen.localstack.parts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the platform (design, section 4), with more than one partition so that order by key is put to the test. */
public final class Topics {

    private static final int PARTITIONS = 4;
    private static final Map<String, String> A_MONTH = Map.of("retention.ms", millis(Duration.ofDays(30)));
    // Names, addresses and numbers: no longer than notification-service may need to catch up.
    private static final Map<String, String> A_WEEK = Map.of("retention.ms", millis(Duration.ofDays(7)));
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private static final List<NewTopic> ALL = Stream.concat(
                    Stream.of(
                            topic("willkommen.booking.v1", A_MONTH),
                            topic("willkommen.ticket.v1", A_MONTH),
                            topic("willkommen.notification.v1", A_MONTH),
                            topic("willkommen.contact.personal.v1", A_WEEK),
                            topic("willkommen.content.v1", COMPACTED),
                            topic("willkommen.office.v1", COMPACTED),
                            topic("willkommen.service.v1", COMPACTED)),
                    Stream.of("appointment-service", "queue-service", "notification-service", "content-service")
                            .map(service -> topic("willkommen.dead-letter." + service + ".v1", A_MONTH)))
            .toList();

    private Topics() {}

    /** Creates the topics that do not exist yet. */
    static void createMissing(String brokers) throws ExecutionException, InterruptedException {
        try (var admin = admin(brokers)) {
            for (var creation : admin.createTopics(ALL).values().values()) {
                try {
                    creation.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }

    static Admin admin(String brokers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "20000",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "5000"));
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, PARTITIONS, (short) 1).configs(settings);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
