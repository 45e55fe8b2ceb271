package de.willkommen.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.localstack.parts.Module;
import de.willkommen.localstack.process.Endpoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void nothing_said_means_all_six_on_their_usual_ports_with_data_in_the_hidden_folder() {
        var arguments = Arguments.parse(List.of(), "");

        assertThat(arguments.command()).isEqualTo(Arguments.Command.RUN);
        assertThat(arguments.data()).isEqualTo(Path.of(".local").toAbsolutePath());
        assertThat(arguments.applications()).containsExactlyInAnyOrder(Module.values());
        assertThat(arguments.freePorts()).isFalse();
        assertThat(arguments.java()).isEmpty();
        assertThat(arguments.clock()).isEmpty();
    }

    @Test
    void every_parameter_is_understood() {
        var arguments = Arguments.parse(
                List.of(
                        "--data=/tmp/elsewhere",
                        "--ports=free",
                        "--port.gateway=18080",
                        "--port.keycloak-management=18190",
                        "--apps=gateway,queue-service",
                        "--instances=queue-service=2,appointment-service=3",
                        "--java=-Xmx1g,-XX:+UseG1GC",
                        "--public-url=http://localhost:18080/",
                        "--clock=real",
                        "status"),
                "2026-11-24T08:55");

        assertThat(arguments.command()).isEqualTo(Arguments.Command.STATUS);
        assertThat(arguments.data()).isEqualTo(Path.of("/tmp/elsewhere"));
        assertThat(arguments.freePorts()).isTrue();
        assertThat(arguments.ports())
                .containsEntry(Endpoint.GATEWAY, 18_080)
                .containsEntry(Endpoint.KEYCLOAK_MANAGEMENT, 18_190)
                .hasSize(2);
        assertThat(arguments.applications()).containsExactly(Module.GATEWAY, Module.QUEUE);
        assertThat(arguments.instances())
                .containsEntry(Module.QUEUE, 2)
                .containsEntry(Module.APPOINTMENT, 3)
                .hasSize(2);
        assertThat(arguments.java()).containsExactly("-Xmx1g", "-XX:+UseG1GC");
        assertThat(arguments.publicUrl()).isEqualTo("http://localhost:18080");
        assertThat(arguments.clock())
                .as("an option goes before the environment")
                .isEqualTo("real");
    }

    @Test
    void the_clock_of_the_environment_counts_when_no_option_names_one() {
        assertThat(Arguments.parse(List.of("run"), "2026-11-24T08:55").clock()).isEqualTo("2026-11-24T08:55");
    }

    @Test
    void no_applications_at_all_can_be_asked_for() {
        assertThat(Arguments.parse(List.of("--apps=none"), "").applications()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "--colour=blue",
                "--port.oven=1",
                "--port.gateway=many",
                "--port.gateway=70000",
                "--port.gateway",
                "--apps=oven",
                "--instances=queue-service",
                "--instances=queue-service=0",
                "--instances=oven=2",
                "--public-url=localhost",
                "--public-url=",
                "--ports=any",
                "--data="
            })
    void what_is_not_understood_is_named(String word) {
        assertThatThrownBy(() -> Arguments.parse(List.of(word), ""))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining(word);
    }
}
