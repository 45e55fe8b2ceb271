package de.willkommen.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.problem.ProblemTexts;
import de.willkommen.kit.testing.EmbeddedPostgres;
import de.willkommen.kit.testing.InJvmKafka;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of every size and shape, and half ones, byte by byte: however they come, the answers are the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@QuarkusTestResource(InJvmKafka.class)
class RequestBodiesTest {

    private static final int SMALL = 64 * 1024;
    private static final int LARGEST = 1024 * 1024;

    @TestHTTPResource
    URI address;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    ProblemTexts texts;

    /** What the service answered. */
    private record Answer(int status, String type, JsonNode body) {}

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 1_500, SMALL - 1, SMALL})
    void a_small_body_is_whole_before_the_work_begins(int size) {
        try (var connection = new Connection()) {
            connection.send("/notes/arrivals", "Content-Length: " + size, body(size));

            assertArrived(connection.answer(), size, true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL + 1, 3 * SMALL, LARGEST})
    void a_larger_one_comes_piece_by_piece(int size) {
        try (var connection = new Connection()) {
            connection.send("/notes/arrivals", "Content-Length: " + size, body(size));

            assertArrived(connection.answer(), size, false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, SMALL, SMALL + 1, LARGEST - 100})
    void a_body_of_unknown_length_is_read_to_its_end(int size) {
        try (var connection = new Connection()) {
            connection.send("/notes/arrivals", "Transfer-Encoding: chunked", "");
            var body = body(size);
            connection.write(chunk(body.substring(0, 50)));
            connection.write(chunk(body.substring(50)));
            connection.write("0\r\n\r\n");

            assertArrived(connection.answer(), size, true);
        }
    }

    @Test
    void bytes_that_come_one_by_one_make_a_body() {
        try (var connection = new Connection()) {
            var body = body(60);
            connection.send("/notes/arrivals", "Content-Length: 60", "");
            body.chars().forEach(letter -> connection.write(Character.toString(letter)));

            assertArrived(connection.answer(), 60, true);
        }
    }

    @Test
    void who_asks_before_sending_is_told_to_go_on() {
        try (var connection = new Connection()) {
            connection.send("/notes/arrivals", "Content-Length: 60\r\nExpect: 100-continue", "");
            assertThat(connection.answer().status()).isEqualTo(100);
            connection.write(body(60));

            assertArrived(connection.answer(), 60, true);
        }
    }

    @Test
    void one_connection_carries_bodies_of_every_kind_one_after_the_other() {
        try (var connection = new Connection()) {
            for (var round = 0; round < 3; round++) {
                connection.send("/notes/arrivals", "Content-Length: 200", body(200));
                assertArrived(connection.answer(), 200, true);
                connection.send("/notes/arrivals", "Content-Length: " + 2 * SMALL, body(2 * SMALL));
                assertArrived(connection.answer(), 2 * SMALL, false);
                connection.send("/notes/arrivals", "Content-Length: 9", "{\"text\": ");
                assertRefused(connection.answer(), 400, "unreadable-body");
                connection.send("/no/such/thing", "Content-Length: 20", body(20));
                assertThat(connection.answer().status()).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, SMALL, SMALL + 1})
    void what_is_no_json_is_refused_however_long(int size) {
        try (var connection = new Connection()) {
            connection.send("/notes", "Content-Length: " + size, body(size - 1).replace('}', ' ') + "]");

            assertRefused(connection.answer(), 400, "unreadable-body");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 0", "X-Nothing: 0"})
    void a_request_without_a_body_is_refused(String header) {
        try (var connection = new Connection()) {
            connection.send("/notes", header, "");

            assertThat(connection.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused() {
        try (var connection = new Connection()) {
            connection.send("/notes", "Content-Length: " + (LARGEST + 1) + "\r\nAccept-Language: ar", "");

            var answer = connection.answer();
            assertRefused(answer, 413, "too-large");
            assertThat(answer.body().get("title").asText()).isEqualTo(texts.text("ar", "too-large.title", Map.of()));
            assertThat(connection.isOver()).isTrue();
        }
    }

    @Test
    void a_body_that_grows_too_large_is_refused() {
        try (var connection = new Connection()) {
            connection.send("/notes", "Transfer-Encoding: chunked\r\nAccept-Language: ar", "");
            var body = body(LARGEST + 1);
            for (var from = 0; from < body.length(); from += SMALL) {
                connection.write(chunk(body.substring(from, Math.min(body.length(), from + SMALL))));
            }

            var answer = connection.answer();
            assertRefused(answer, 413, "too-large");
            assertThat(answer.body().get("title").asText()).isEqualTo(texts.text("ar", "too-large.title", Map.of()));
            assertThat(connection.isOver()).isTrue();
        }
    }

    @Test
    void the_largest_of_unknown_length_passes() {
        try (var connection = new Connection()) {
            connection.send("/notes/arrivals", "Transfer-Encoding: chunked", chunk(body(LARGEST)) + "0\r\n\r\n");

            assertArrived(connection.answer(), LARGEST, true);
        }
    }

    @Test
    void a_body_longer_than_it_said_is_cut_there() {
        var text = "cut " + UUID.randomUUID();
        try (var connection = new Connection()) {
            var body = "{\"text\":\"" + text + "\"}";
            connection.send("/notes", "Content-Length: " + (body.length() - 1), body);

            assertRefused(connection.answer(), 400, "unreadable-body");
        }
        assertThat(notes(text)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30_000, SMALL})
    void half_a_body_has_no_effect(int missing) {
        var text = "half " + UUID.randomUUID();
        try (var connection = new Connection()) {
            var body = "{\"text\":\"" + text + "\"}";
            connection.send("/notes", "Content-Length: " + (body.length() + missing), body);
            connection.endOfSending();

            connection.awaitEnd();
        }
        assertThat(notes(text)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: many",
                "Content-Length: 99999999999999999999",
                "Content-Length: 20\r\nContent-Length: 21"
            })
    void a_length_that_is_none_is_refused(String header) {
        try (var connection = new Connection()) {
            connection.send("/notes", header, body(20));

            assertThat(connection.answer().status()).isEqualTo(400);
        }
    }

    private void assertArrived(Answer answer, int size, boolean whole) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("letters").asInt()).isEqualTo(size - 11);
        assertThat(answer.body().get("wasWhole").asBoolean()).isEqualTo(whole);
    }

    private static void assertRefused(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().get("type").asText()).endsWith("#" + type);
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
    }

    /** A note in that many bytes. */
    private static String body(int size) {
        return "{\"text\":\"" + "x".repeat(size - 11) + "\"}";
    }

    private static String chunk(String bytes) {
        return Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }

    private long notes(String text) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from note where text = ?")) {
            select.setString(1, text);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A client that sends what no decent one would. */
    private final class Connection implements Closeable {

        private final Socket socket;
        private final InputStream input;

        Connection() {
            try {
                socket = new Socket(address.getHost(), address.getPort());
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(20_000);
                input = new BufferedInputStream(socket.getInputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void send(String path, String headers, String body) {
            write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                    + "\r\n\r\n" + body);
        }

        void write(String bytes) {
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            } catch (SocketException refused) {
                // Whoever is refused before the end of the body may find the connection closed; the answer is there.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void endOfSending() {
            try {
                socket.shutdownOutput();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isOver() {
            try {
                return input.read() < 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void awaitEnd() {
            try {
                var answered = new String(input.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answered).doesNotContain(" 200 ");
            } catch (SocketException reset) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Answer answer() {
            try {
                var status = Integer.parseInt(line().split(" ")[1]);
                var type = "";
                var length = 0;
                for (var header = line(); !header.isEmpty(); header = line()) {
                    var value = header.substring(header.indexOf(':') + 1).strip();
                    if (header.regionMatches(true, 0, "content-type:", 0, 13)) {
                        type = value;
                    } else if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                        length = Integer.parseInt(value);
                    }
                }
                var body = input.readNBytes(length);
                return new Answer(
                        status, type, body.length == 0 || !type.contains("json") ? null : json.readTree(body));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var next = input.read(); next != '\n'; next = input.read()) {
                assertThat(next).as("an answer, after %s", line).isNotNegative();
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
