package de.willkommen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import de.willkommen.benchmarks.load.CpuWatch;
import de.willkommen.benchmarks.load.HttpConnection;
import de.willkommen.benchmarks.load.Load;
import de.willkommen.benchmarks.load.ServerSentEvents;
import de.willkommen.benchmarks.report.Report;
import de.willkommen.benchmarks.report.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny measurement, so that the tools are right when something has to be measured. Nothing here is judged by time. */
class MeasuringToolsTest {

    private final AtomicLong asked = new AtomicLong();
    private ExecutorService threads;
    private HttpServer server;
    private URI address;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer =
                    (exchange.getRequestMethod() + " " + body + " ä".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
            // 0: of unknown length, and so in chunks.
            var length = exchange.getRequestURI().getPath().equals("/chunked") ? 0 : answer.length;
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/no") ? 409 : 200, length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        address = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void answers_are_read_whole_on_one_connection_in_chunks_or_not() throws IOException {
        try (var connection = new HttpConnection(address)) {
            for (var path : List.of("/whole", "/chunked", "/whole")) {
                var answer = connection.ask(HttpConnection.request("POST", path, Map.of("X-Test", "1"), "{\"ö\":1}"));

                assertThat(answer.isOk()).isTrue();
                assertThat(answer.text()).isEqualTo("POST {\"ö\":1}" + " ä".repeat(40_000));
                assertThat(answer.length()).isEqualTo(answer.body().length);
            }
            assertThat(connection.send(HttpConnection.get("/no", Map.of())).status())
                    .isEqualTo(409);
        }
    }

    @Test
    void every_question_of_a_load_is_counted_and_so_is_every_failure() throws Exception {
        var load = new Load(3, number -> new Load.Client() {
            private final HttpConnection connection = new HttpConnection(address);

            @Override
            public boolean once() throws IOException {
                return connection
                        .send(HttpConnection.get(number == 0 ? "/no" : "/yes", Map.of()))
                        .isOk();
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        });

        var measured = load.closedLoop(Duration.ofMillis(300), new CpuWatch());
        var closed = asked.get();
        var paced = load.paced(100, Duration.ofMillis(300), new CpuWatch());

        assertThat(measured.count()).isEqualTo(closed).isPositive();
        assertThat(measured.failures()).isPositive().isLessThan(measured.count());
        assertThat(measured.p99Millis()).isGreaterThanOrEqualTo(measured.medianMillis());
        assertThat(paced.count()).isEqualTo(asked.get() - closed).isEqualTo(30);
    }

    @Test
    void a_measurement_replaces_its_own_section_of_the_page_and_nothing_else(@TempDir Path folder) throws IOException {
        var page = Files.writeString(folder.resolve("page.md"), """
                # Speed
                <!-- measured: search -->
                old
                <!-- end of search -->
                Words.
                """);
        var table =
                new Table("Free times", List.of("bookings", "a|b"), List.of(List.of("10", "2 ms")), List.of("Noisy."));

        new Report(page).write("search", table.markdown());

        assertThat(page).hasContent("""
                # Speed
                <!-- measured: search -->
                **Free times**

                | bookings | a\\|b |
                |---|---|
                | 10 | 2 ms |

                * Noisy.
                <!-- end of search -->
                Words.
                """);
        assertThatThrownBy(() -> new Report(page).write("rush", "anything")).hasMessageContaining("no place for rush");
    }

    /** The pieces of a stream end wherever the network likes, in the middle of a chunk's size, a line or a letter. */
    @Test
    void readsEventsInWhicheverPiecesTheyCome() throws IOException {
        var first = "retry: 500\nid: 7\nevent: called\ndata: {\"number\":\"A0";
        var second = "17\"}\n\n: alive\n\nid: 8\ndata: ä\n\n";
        var answer = ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(first) + chunk(second))
                .getBytes(StandardCharsets.UTF_8);
        for (var pieces = 1; pieces < answer.length; pieces++) {
            var events = new ServerSentEvents();
            var read = new ArrayList<ServerSentEvents.Event>();
            for (var from = 0; from < answer.length; from += pieces) {
                read.addAll(events.read(ByteBuffer.wrap(answer, from, Math.min(pieces, answer.length - from))));
            }
            assertThat(read)
                    .containsExactly(
                            new ServerSentEvents.Event("7", "called", "{\"number\":\"A017\"}"),
                            new ServerSentEvents.Event("8", "", "ä"));
        }
    }

    @Test
    void readsEventsOfAnAnswerWithoutChunks() throws IOException {
        var answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hi\n\nid: 1:0\ndata: {}\n\n";
        assertThat(new ServerSentEvents().read(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(new ServerSentEvents.Event("1:0", "", "{}"));
    }

    @Test
    void aStreamThatIsRefusedIsNoStream() {
        var answer = ByteBuffer.wrap("HTTP/1.1 503 No\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new ServerSentEvents().read(answer)).hasMessageContaining("503");
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }
}
