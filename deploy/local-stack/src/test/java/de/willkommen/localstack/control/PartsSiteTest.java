package de.willkommen.localstack.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.process.Part;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PartsSiteTest {

    private final SwitchedPart kafka = new SwitchedPart();
    private final AtomicInteger changes = new AtomicInteger();
    private final PartsSite site = new PartsSite(List.of(kafka), changes::incrementAndGet);

    @Test
    void a_part_can_be_stopped_and_started() {
        kafka.start();

        var stopped = site.answer("POST", "/parts/kafka/stop");
        var started = site.answer("POST", "/parts/kafka/start");

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.body()).contains("\"running\":false");
        assertThat(started.body()).contains("\"running\":true");
        assertThat(changes).hasValue(2);
    }

    @Test
    void a_part_can_be_killed() {
        kafka.start();

        site.answer("POST", "/parts/kafka/kill");

        assertThat(kafka.killed).isTrue();
    }

    @Test
    void the_parts_are_listed_with_port_and_process() {
        kafka.start();

        assertThat(site.answer("GET", "/parts").body())
                .isEqualTo("[{\"name\":\"kafka\",\"port\":9092,\"pid\":17,\"running\":true,\"log\":\"kafka.log\"}]\n");
    }

    @Test
    void reading_changes_nothing() {
        kafka.start();

        assertThat(site.answer("GET", "/parts/kafka/stop").status()).isEqualTo(404);
        assertThat(kafka.running()).isTrue();
    }

    @Test
    void an_unknown_part_or_verb_is_not_found() {
        assertThat(site.answer("POST", "/parts/oven/stop").status()).isEqualTo(404);
        assertThat(site.answer("POST", "/parts/kafka/paint").status()).isEqualTo(404);
    }

    @Test
    void a_part_that_cannot_start_says_why() {
        kafka.broken = true;

        var answer = site.answer("POST", "/parts/kafka/start");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("kafka is broken");
    }

    private static final class SwitchedPart implements Part {

        private boolean running;
        private boolean killed;
        private boolean broken;

        @Override
        public String name() {
            return "kafka";
        }

        @Override
        public int port() {
            return 9092;
        }

        @Override
        public void start() {
            if (broken) {
                throw new StackFailure("kafka is broken");
            }
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public void kill() {
            killed = true;
            running = false;
        }

        @Override
        public boolean running() {
            return running;
        }

        @Override
        public long pid() {
            return 17;
        }

        @Override
        public String log() {
            return "kafka.log";
        }
    }
}
