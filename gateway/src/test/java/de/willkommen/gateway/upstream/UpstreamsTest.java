package de.willkommen.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamsTest {

    @ParameterizedTest
    @CsvSource({"PT60S, PT30S, 30", "PT60S, PT10S, 50", "PT20S, PT30S, 1"})
    void a_connection_is_asked_only_while_there_is_time_left_for_an_answer(
            Duration idle, Duration answer, int seconds) {
        assertThat(Upstreams.restsAtMost(idle, answer)).isEqualTo(seconds);
    }
}
