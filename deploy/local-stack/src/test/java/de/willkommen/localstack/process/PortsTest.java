package de.willkommen.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.localstack.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_taken_port_is_named_with_its_purpose_and_the_way_out() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.choose(true, Map.of(Endpoint.KAFKA, other.getLocalPort()));

            assertThatThrownBy(() -> ports.requireFree(List.of(Endpoint.GATEWAY, Endpoint.KAFKA)))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + ", meant for Kafka, is taken")
                    .hasMessageContaining("--port.kafka=<number>");
        }
    }

    @Test
    void a_port_taken_on_all_addresses_is_taken_too() throws IOException {
        try (var other = new ServerSocket(0)) {
            assertThat(Ports.isFree(other.getLocalPort())).isFalse();
        }
    }

    @Test
    void a_port_that_nobody_needs_may_be_taken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.choose(true, Map.of(Endpoint.KAFKA, other.getLocalPort()));

            assertThatCode(() -> ports.requireFree(List.of(Endpoint.GATEWAY))).doesNotThrowAnyException();
        }
    }

    @Test
    void without_a_wish_each_part_has_its_usual_port() {
        var ports = Ports.choose(false, Map.of(Endpoint.WEB, 18_085));

        assertThat(ports.of(Endpoint.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Endpoint.KEYCLOAK)).isEqualTo(8180);
        assertThat(ports.of(Endpoint.WEB)).isEqualTo(18_085);
    }

    @Test
    void free_ports_are_different_from_each_other_and_free() {
        var ports = Ports.choose(true, Map.of());
        var given = new HashSet<Integer>();

        Arrays.stream(Endpoint.values()).map(ports::of).forEach(given::add);
        given.add(ports.another());

        assertThat(given).hasSize(Endpoint.values().length + 1).allMatch(Ports::isFree);
    }
}
