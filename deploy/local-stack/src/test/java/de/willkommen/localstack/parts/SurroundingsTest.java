package de.willkommen.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final Surroundings SURROUNDINGS = new Surroundings(
            "http://localhost:8080",
            "http://localhost:8180/realms/willkommen",
            Duration.ofHours(11),
            Ports.choose(false, Map.of()),
            Map.of(Module.QUEUE, List.of(8082, 20_001)));

    @Test
    void all_instances_of_a_service_are_named_to_those_who_call_it() {
        assertThat(SURROUNDINGS.of(Module.GATEWAY, 8080))
                .containsEntry("WILLKOMMEN_UPSTREAM_QUEUE_URL", "http://localhost:8082,http://localhost:20001")
                .containsEntry("WILLKOMMEN_UPSTREAM_CONTENT_URL", "http://localhost:8084");
    }

    @Test
    void each_service_gets_its_own_database_and_the_pages_get_none() {
        assertThat(SURROUNDINGS.of(Module.QUEUE, 20_001))
                .containsEntry("QUARKUS_HTTP_PORT", "20001")
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:"
                                + Ports.choose(false, Map.of()).of(Endpoint.POSTGRESQL) + "/queue")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "queue");
        assertThat(SURROUNDINGS.of(Module.WEB, 8085)).doesNotContainKey("QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void only_the_gateway_knows_the_key_of_the_sessions() {
        for (var module : Module.values()) {
            assertThat(SURROUNDINGS.of(module, 1).containsKey("WILLKOMMEN_GATEWAY_SESSION_KEY"))
                    .isEqualTo(module == Module.GATEWAY);
        }
    }

    @Test
    void every_variable_is_described_in_the_documentation() throws IOException {
        // A name, or its end after three dots where the one before has the same beginning.
        var described = Pattern.compile("`(…?)([A-Z_]+)`")
                .matcher(Files.readString(Path.of("../../docs/configuration.md")))
                .results()
                .toList();

        for (var module : Module.values()) {
            assertThat(SURROUNDINGS.of(module, 1).keySet())
                    .allMatch(variable -> described.stream()
                            .anyMatch(name -> name.group(1).isEmpty()
                                    ? variable.equals(name.group(2))
                                    : variable.endsWith(name.group(2))));
        }
    }
}
