package de.willkommen.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.gateway.GatewaySettings;
import de.willkommen.gateway.testing.TestPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class UpstreamsTest {

    @Inject
    GatewaySettings settings;

    @ParameterizedTest
    @CsvSource({"PT60S, PT30S, 30", "PT60S, PT10S, 50", "PT20S, PT30S, 1"})
    void a_connection_is_asked_only_while_there_is_time_left_for_an_answer(
            Duration idle, Duration answer, int seconds) {
        assertThat(Upstreams.restsAtMost(idle, answer)).isEqualTo(seconds);
    }

    /** The tests' upstreams have a second to answer. */
    @Test
    void so_it_is_with_the_connections_of_ordinary_requests() {
        var connections = Upstreams.ordinary(settings.connections());

        assertThat(connections.getReadIdleTimeout()).isEqualTo(60_000);
        assertThat(connections.getKeepAliveTimeout()).isEqualTo(59);
    }
}
