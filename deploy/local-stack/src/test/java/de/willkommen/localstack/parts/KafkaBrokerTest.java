package de.willkommen.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.process.ChildPart;
import de.willkommen.localstack.process.PidFiles;
import de.willkommen.localstack.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    @TempDir
    Path folder;

    @Test
    void the_topics_of_the_design_are_there_with_their_retention_and_survive_new_ports() throws Exception {
        var ports = Ports.choose(true, Map.of());
        var first = broker(ports.another(), ports.another());
        first.start();
        first.stop();
        var second = broker(ports.another(), ports.another());
        second.start();

        try (var admin = Topics.admin("localhost:" + second.port())) {
            var names = admin.listTopics().names().get();
            var content = setting("willkommen.content.v1", "cleanup.policy", second.port());
            var personal = setting("willkommen.contact.personal.v1", "retention.ms", second.port());

            assertThat(names)
                    .contains("willkommen.booking.v1", "willkommen.ticket.v1", "willkommen.notification.v1")
                    .contains("willkommen.dead-letter.queue-service.v1");
            assertThat(content).isEqualTo("compact");
            assertThat(personal).isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
            assertThat(admin.describeTopics(List.of("willkommen.booking.v1"))
                            .allTopicNames()
                            .get()
                            .get("willkommen.booking.v1")
                            .partitions())
                    .hasSize(4);
        } finally {
            second.stop();
        }
    }

    private static String setting(String topic, String name, int port) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = Topics.admin("localhost:" + port)) {
            return admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                    .filter(entry -> entry.name().equals(name))
                    .map(entry -> entry.value())
                    .collect(Collectors.joining());
        }
    }

    private ChildPart broker(int port, int controllerPort) {
        var installation = new Installation(Path.of("../.."), Path.of("target").toAbsolutePath());
        return new ChildPart(
                new KafkaBroker(installation, folder.resolve("kafka"), folder.resolve("log"), port, controllerPort),
                new PidFiles(folder.resolve("pid")),
                folder.resolve("log"),
                failure -> {
                    throw failure;
                });
    }
}
