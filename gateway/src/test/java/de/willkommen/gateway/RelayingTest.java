package de.willkommen.gateway;

import static de.willkommen.gateway.testing.Client.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.gateway.testing.Client;
import de.willkommen.gateway.testing.TestPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class RelayingTest {

    private final Client client = new Client();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/offices, appointment",
        "/api/v1/offices/X, appointment",
        "/api/v1/offices/X/services, appointment",
        "/api/v1/offices/X/counters, appointment",
        "/api/v1/slots?office=X, appointment",
        "/api/v1/bookings/1/calendar.ics, appointment",
        "/api/v1/staff/me, appointment",
        "/api/v1/offices/X/display, queue-2",
        "/api/v1/offices/X/waiting, queue-2",
        "/api/v1/offices/X/lobby-code, queue-2",
        "/api/v1/offices/X/queue, queue-2",
        "/api/v1/offices/X/statistics?date=2026-11-23, queue-2",
        "/api/v1/check-ins, queue-2",
        "/api/v1/tickets, queue-2",
        "/api/v1/tickets/1/recall, queue-2",
        "/api/v1/%74ickets/1, queue-2",
        "/api/v1/counters/101/next, queue-2",
        "/, web",
        "/en/booking/1, web",
        "/l/b123, web"
    })
    void a_path_leads_to_its_upstream_with_its_query(String path, String upstream) {
        var answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen(answer).getString("name")).isEqualTo(upstream);
        assertThat(seen(answer).getString("uri")).isEqualTo(path);
    }

    @Test
    void the_instances_of_an_upstream_take_turns() {
        var names = new HashSet<String>();

        for (int i = 0; i < 4; i++) {
            names.add(seen(client.get("/api/v1/contents/X/pages")).getString("name"));
        }

        assertThat(names).containsExactlyInAnyOrder("content-1", "content-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void an_instance_that_refuses_connections_is_passed_over_with_every_method(String method) {
        for (int i = 0; i < 4; i++) {
            var answer = client.send(method, "/api/v1/tickets/1", method.equals("GET") ? "" : "{}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(seen(answer).getString("name")).isEqualTo("queue-2");
        }
    }

    @Test
    void an_upstream_without_any_instance_is_a_problem_in_the_readers_language() {
        var answer = client.get("/api/v1/notifications", "Accept-Language", "ar,en;q=0.5");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("ar");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        var problem = new JsonObject(answer.body());
        assertThat(problem.getString("type")).isEqualTo("/docs/problems#part-unavailable");
        assertThat(problem.getInteger("status")).isEqualTo(503);
        assertThat(problem.getString("title")).isEqualTo("غير متاح حاليًا");
        assertThat(problem.getString("instance"))
                .isEqualTo("urn:uuid:"
                        + answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void an_upstream_that_breaks_off_is_502_and_one_that_keeps_silent_is_504() {
        assertThat(client.post("/api/v1/broken", "{}").statusCode()).isEqualTo(502);
        assertThat(client.get("/api/v1/broken").statusCode()).isEqualTo(502);
        assertThat(client.get("/api/v1/silent").statusCode()).isEqualTo(504);
    }

    @Test
    void an_answer_that_is_cut_off_does_not_look_whole() {
        assertThatThrownBy(() -> client.get("/api/v1/cut-off")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void what_a_client_says_about_its_way_does_not_reach_the_upstream() {
        var headers = seen(client.get(
                        "/api/v1/offices",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "gopher",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "for=1.2.3.4",
                        "X-Original-URL",
                        "/q/metrics",
                        "X-HTTP-Method-Override",
                        "DELETE",
                        "Authorization",
                        "Basic eDp5"))
                .getJsonObject("headers");

        var ours = Client.gateway().replace("http://", "");
        assertThat(headers.getString("host")).isEqualTo(ours);
        assertThat(headers.getString("x-forwarded-host")).isEqualTo(ours);
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.fieldNames())
                .doesNotContain(
                        "x-forwarded-prefix", "forwarded", "x-original-url", "x-http-method-override", "authorization");
    }

    @Test
    void the_headers_of_the_interface_pass_unchanged() {
        var sent = List.of(
                "Idempotency-Key", "11111111-2222-4333-8444-555555555555",
                "Booking-Token", "b",
                "Ticket-Token", "t",
                "Verification-Token", "v",
                "If-Match", "\"1\"",
                "If-None-Match", "\"2\"",
                "Last-Event-ID", "7",
                "Accept-Language", "fa-AF",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "Cookie", "language=ar; q_session=stolen; link=x; q_auth_1=y");

        var headers = seen(client.get("/api/v1/bookings/1", sent.toArray(String[]::new)))
                .getJsonObject("headers");

        for (int i = 0; i < sent.size() - 2; i += 2) {
            assertThat(headers.getString(sent.get(i).toLowerCase(java.util.Locale.ROOT)))
                    .isEqualTo(sent.get(i + 1));
        }
        assertThat(headers.getString("cookie")).isEqualTo("language=ar; link=x");
    }

    @Test
    void a_request_id_is_made_or_taken_over_if_it_is_a_uuid() {
        var own = UUID.randomUUID().toString();

        var takenOver = client.get("/api/v1/offices", "X-Request-Id", own);
        var made = client.get("/api/v1/offices", "X-Request-Id", "my request");

        assertThat(takenOver.headers().allValues("X-Request-Id")).containsExactly(own);
        assertThat(seen(takenOver).getJsonObject("headers").getString("x-request-id"))
                .isEqualTo(own);
        var id = made.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(UUID.fromString(id)).isNotNull();
        assertThat(seen(made).getJsonObject("headers").getString("x-request-id"))
                .isEqualTo(id);
    }

    @Test
    void bodies_arrive_whole_with_and_without_announced_length() {
        var body = new byte[200_000];
        java.util.Arrays.fill(body, (byte) 7);
        var announced = client.send(
                client.request("/api/v1/bookings")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        var chunked = client.send(
                client.request("/api/v1/bookings")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(seen(announced).getInteger("bodyLength")).isEqualTo(200_000);
        assertThat(seen(chunked).getInteger("bodyLength")).isEqualTo(200_000);
        assertThat(seen(chunked).getString("bodySha256"))
                .isEqualTo(seen(announced).getString("bodySha256"));
        assertThat(seen(chunked).getJsonObject("headers").getString("content-length"))
                .isEqualTo("200000");
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_its_length_is_announced_or_not() {
        var announced = Client.rawAndWhole(
                "POST /api/v1/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n");
        var chunk = "x".repeat(600_000);
        var chunked = Client.rawAndWhole(
                "POST /api/v1/bookings HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + "927c0\r\n"
                        + chunk + "\r\n927c0\r\n" + chunk + "\r\n");

        assertThat(List.of(announced, chunked))
                .allSatisfy(answer -> assertThat(answer)
                        .startsWith("HTTP/1.1 413")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("#too-large"));
    }

    @Test
    void a_large_answer_passes_whole() {
        var answer = client.send(client.request("/api/v1/large?bytes=30000000").build(), BodyHandlers.ofByteArray());

        assertThat(answer.body()).hasSize(30_000_000);
    }

    @Test
    void head_and_options_and_answers_without_content_pass() {
        var head = client.send("HEAD", "/api/v1/offices", "");
        var options = client.send("OPTIONS", "/api/v1/offices", "");
        var nothing = client.get("/api/v1/nothing");
        var unchanged = client.get("/api/v1/unchanged");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
        assertThat(head.body()).isEmpty();
        assertThat(seen(options).getString("method")).isEqualTo("OPTIONS");
        assertThat(nothing.statusCode()).isEqualTo(204);
        assertThat(nothing.headers().firstValue("Transfer-Encoding")).isEmpty();
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).hasValue("\"1\"");
        // The connections are free again: more requests than the pool has places.
        for (int i = 0; i < 80; i++) {
            assertThat(client.get("/api/v1/nothing").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void a_redirect_of_an_upstream_stays_at_the_public_address() {
        var answer = client.get("/elsewhere");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(Client.gateway() + "/there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../../q/metrics",
                "/api/v1/%2e%2e/q/metrics",
                "/./q/metrics",
                "//q/metrics",
                "/api//v1/offices",
                "/api/v1/offices%2fX%2fdisplay",
                "/api%5cv1/offices",
                "/api\\v1/offices",
                "/api/v1/offices;x=1/X",
                "/api/v1/offices%3bx/X",
                "/api/v1/offices/%252e%252e",
                "/api/v1/offices/%00",
                "/api/v1/offices/%c0%ae",
                "/api/v1/offices/%zz",
                "http://localhost/api/v1/offices"
            })
    void a_path_with_two_readings_is_refused(String path) {
        assertThat(Client.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_request_without_any_path_is_refused_like_every_other() {
        assertThat(Client.raw("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/", "/q/openapi", "/q/metrics", "/%71/health", "/q/health/live"})
    void what_lies_below_q_is_nobodys_business_outside(String path) {
        assertThat(client.get(path, "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(404);
    }

    @Test
    void health_is_answered_at_the_gateways_own_port_and_no_upstreams_is() {
        assertThat(client.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(client.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(client.get("/q/health/started").statusCode()).isEqualTo(200);
        assertThat(client.get("/q/openapi").statusCode()).isEqualTo(404);
        client.get("/l/very-secret");
        assertThat(client.get("/q/metrics").body()).contains("route=\"pages\"").doesNotContain("very-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void unusual_methods_are_refused(String method) {
        assertThat(Client.raw(method + " /api/v1/offices HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void seventy_event_streams_pass_unbuffered_and_leave_room_for_everything_else() throws IOException {
        var streams = new ArrayList<InputStream>();
        for (int i = 0; i < 70; i++) {
            HttpResponse<InputStream> answer =
                    client.open("/api/v1/offices/X/display/stream", "Accept", "text/event-stream");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(new String(answer.body().readNBytes(13), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("data: first\n\n");
            streams.add(answer.body());
        }

        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/api/v1/tickets/1").statusCode()).isEqualTo(200);
        }
        assertThat(openStreams()).isEqualTo(70);

        for (var stream : streams) {
            stream.close();
        }
        Awaitility.await().untilAsserted(() -> assertThat(openStreams()).isZero());
    }

    @Test
    void one_address_cannot_take_all_places_for_streams() throws IOException {
        var streams = new ArrayList<InputStream>();
        for (int i = 0; i < 75; i++) {
            streams.add(client.open("/stream", "Accept", "text/event-stream", "X-Forwarded-For", "203.0.113.50")
                    .body());
        }

        var oneMore = client.get("/stream", "Accept", "text/event-stream", "X-Forwarded-For", "203.0.113.50");
        var other = client.open("/stream", "Accept", "text/event-stream", "X-Forwarded-For", "203.0.113.51");

        assertThat(oneMore.statusCode()).isEqualTo(429);
        assertThat(other.statusCode()).isEqualTo(200);
        streams.add(other.body());
        for (var stream : streams) {
            stream.close();
        }
        Awaitility.await().untilAsserted(() -> {
            var again = client.open("/stream", "Accept", "text/event-stream", "X-Forwarded-For", "203.0.113.50");
            again.body().close();
            assertThat(again.statusCode()).isEqualTo(200);
        });
    }

    private int openStreams() {
        return Integer.parseInt(client.get("/api/v1/queue/open-streams").body());
    }
}
