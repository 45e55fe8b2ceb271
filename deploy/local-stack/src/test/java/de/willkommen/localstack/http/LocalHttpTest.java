package de.willkommen.localstack.http;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.localstack.http.LocalHttp.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalHttpTest {

    private LocalHttp server;

    @BeforeEach
    void start() throws IOException {
        server = new LocalHttp("127.0.0.1", 0, (method, path) -> Answer.html("<p>" + method + " " + path + "</p>"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_program_of_this_machine_is_answered() throws IOException {
        assertThat(ask("POST /parts/kafka/stop", "Host: localhost:" + server.port()))
                .startsWith("HTTP/1.1 200")
                .contains("POST /parts/kafka/stop");
    }

    @Test
    void another_sites_page_cannot_change_anything() throws IOException {
        assertThat(ask("POST /parts/kafka/stop", "Host: localhost:" + server.port(), "Origin: https://example.org"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void a_foreign_name_for_this_machine_is_not_answered() throws IOException {
        assertThat(ask("GET /", "Host: rebound.example.org:" + server.port())).startsWith("HTTP/1.1 403");
    }

    @Test
    void a_page_may_not_run_scripts() throws IOException {
        assertThat(ask("GET /", "Host: 127.0.0.1:" + server.port()))
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                .containsIgnoringCase("X-Content-Type-Options: nosniff");
    }

    // By hand, because Java's own client does not let a caller choose Host and Origin.
    private String ask(String request, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            var text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
