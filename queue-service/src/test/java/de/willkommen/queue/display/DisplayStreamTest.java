package de.willkommen.queue.display;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.queue.House;
import de.willkommen.queue.Listener;
import de.willkommen.queue.Person;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many displays of one office, some of which come late, come back, or do not read. */
@QuarkusTest
class DisplayStreamTest {

    private static final String PATH = "/api/v1/offices/MD-ABH/display/stream";

    /** A few of these fill every buffer on the way to a display. */
    private static final String LARGE = "x".repeat(100_000);

    @Inject
    House house;

    @Inject
    DisplayChannels channels;

    @TestHTTPResource
    URL address;

    @BeforeEach
    void open() {
        house.open();
        // The numbers have begun anew, and the channel knows it.
        channels.of("MD-ABH").read();
    }

    @Test
    void displays_that_come_while_calls_are_made_miss_none_and_hear_none_twice() throws Exception {
        var last = 150;
        var all = new ArrayList<Listener>();
        var firstKnown = new ArrayList<Long>();
        var caller = Executors.newSingleThreadExecutor();
        try {
            var calls = caller.submit(() -> LongStream.rangeClosed(1, last).forEach(number -> call(number, "1.01")));
            for (var display = 0; !calls.isDone() || display < 10; display++) {
                // Every other one comes back, and knows the first calls already.
                var comesBack = display % 2 == 1 && channels.of("MD-ABH").size() > 0 && hasBegun();
                var listener = display(comesBack ? Map.of("Last-Event-ID", "1") : Map.of());
                all.add(listener);
                firstKnown.add(
                        comesBack
                                ? 1
                                : Long.parseLong(listener.expect("snapshot", data -> true)
                                        .id()));
            }
            calls.get();

            for (var display = 0; display < all.size(); display++) {
                var expected = LongStream.rangeClosed(firstKnown.get(display) + 1, last)
                        .boxed()
                        .toList();
                var heard = new ArrayList<Long>();
                while (heard.size() < expected.size()) {
                    heard.add(Long.parseLong(
                            all.get(display).expect("called", data -> true).id()));
                }
                assertThat(heard).as("display %d", display).isEqualTo(expected);
            }
        } finally {
            caller.shutdownNow();
            all.forEach(Listener::close);
        }
    }

    @Test
    void a_display_that_does_not_read_holds_up_no_other_and_later_gets_the_whole_picture() throws Exception {
        var last = 300;
        try (var sleeping = new Sleeping();
                var other = displayWithPicture()) {
            for (var number = 1; number <= last; number++) {
                call(number, LARGE);
                assertThat(other.expect("called", data -> true).id()).isEqualTo(Long.toString(number));
            }

            // What did not fit on the way was kept for it nowhere: of so many calls it gets the picture in their place.
            var heard = sleeping.wakesAndReadsUntil(last);
            var calls =
                    heard.stream().filter(event -> event.startsWith("called ")).toList();
            assertThat(heard.get(0)).isEqualTo("snapshot 0");
            assertThat(calls)
                    .hasSizeLessThan(last - 200)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, calls.size())
                            .mapToObj(number -> "called " + number)
                            .toList());
            assertThat(heard).last().isEqualTo("snapshot " + last);
        }
    }

    @Test
    void a_display_that_reads_slowly_gets_every_call_once_and_in_order() throws Exception {
        var last = 100;
        try (var sleeping = new Sleeping();
                var other = displayWithPicture()) {
            for (var number = 1; number <= last; number++) {
                call(number, LARGE);
            }
            other.expect("called", data -> data.contains("\"A" + last + "\""));

            assertThat(sleeping.wakesAndReadsUntil(last))
                    .filteredOn(event -> event.startsWith("called "))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, last)
                            .mapToObj(number -> "called " + number)
                            .toList());
        }
    }

    @Test
    void a_display_gets_the_whole_picture_once_a_minute_with_the_number_it_knows() {
        house.signOn(Person.clerk(1), "101");
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        try (var display = displayWithPicture()) {
            house.called(Person.clerk(1), "101");
            assertThat(display.next().name()).isEqualTo("called");

            for (var second = 0; second < 65; second++) {
                channels.of("MD-ABH").tick();
            }

            var picture = display.next();
            assertThat(picture.name()).isEqualTo("snapshot");
            assertThat(picture.id()).isEqualTo("1");
            assertThat(picture.data()).contains("\"waiting\":1", "A001");
        }
    }

    @Test
    void a_display_that_has_gone_is_forgotten() {
        await().atMost(Duration.ofSeconds(5)).until(() -> channels.of("MD-ABH").size() == 0);
        try (var display = display(Map.of())) {
            display.next();
            assertThat(channels.of("MD-ABH").size()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> channels.of("MD-ABH").size() == 0);
    }

    /** A database restored from yesterday. */
    @Test
    void numbers_that_begin_anew_bring_the_whole_picture() {
        try (var display = displayWithPicture()) {
            for (var number = 1; number <= 3; number++) {
                call(number, "1.01");
                assertThat(display.next().name()).isEqualTo("called");
            }

            house.execute("delete from display_event; update office_feed set display_number = 0");
            call(1, "1.01");

            var picture = display.next();
            assertThat(picture.name()).isEqualTo("snapshot");
            assertThat(picture.id()).isEqualTo("1");
        }
    }

    private boolean hasBegun() {
        return !house.rows("select 1 from display_event limit 1").isEmpty();
    }

    private Listener displayWithPicture() {
        var display = display(Map.of());
        display.expect("snapshot", data -> true);
        return display;
    }

    private Listener display(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + house.tokenOf(Person.display()));
        return Listener.to(address, PATH, all);
    }

    /** As another instance would. */
    private void call(long number, String room) {
        house.execute("""
                begin;
                insert into display_event values ('MD-ABH', %1$d, 'called', 'A%1$d', '101', '%2$s', 'de', 0,
                    '2026-11-24T07:00:00Z', '2026-11-24T07:00:00Z');
                update office_feed set revision = revision + 1, display_number = %1$d where office = 'MD-ABH';
                commit;
                select pg_notify('office_changed', 'MD-ABH')""".formatted(number, room));
    }

    /** A display whose computer hangs: it asked for the stream and does not read it. */
    private final class Sleeping implements AutoCloseable {

        private final Socket socket = new Socket();

        Sleeping() throws IOException {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + house.tokenOf(Person.display()) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            // Its beginning has come, and nobody reads it.
            await().until(() -> socket.getInputStream().available() > 0);
        }

        /** Names and numbers of the events. */
        List<String> wakesAndReadsUntil(long number) throws IOException {
            var heard = new ArrayList<String>();
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var id = "";
            var silence = 0;
            while (!heard.contains("called " + number) && !heard.contains("snapshot " + number)) {
                var line = lines.readLine();
                if (line.startsWith(":")) {
                    silence++;
                    assertThat(silence)
                            .as("seconds of silence behind %s", heard)
                            .isLessThan(10);
                } else if (line.startsWith("id:")) {
                    id = line.substring(3);
                    silence = 0;
                } else if (line.startsWith("event:")) {
                    heard.add(line.substring(6) + " " + id);
                }
            }
            return heard;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
