package de.willkommen.queue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stands in for appointment-service: knows one booking at half past eight whose event has not come, and is out of order
 * for one reference. The first instance of the two that are configured is down.
 */
public class AppointmentStub implements QuarkusTestResourceLifecycleManager {

    /** Its event has not come yet. */
    public static final String NOT_TOLD_YET = "MD-7ASKED00";

    /** Who asks for it gets an error. */
    public static final String OUT_OF_ORDER = "MD-7BR0KEN0";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/bookings", AppointmentStub::answer);
        server.start();
        return Map.of(
                "willkommen.upstream.appointment.url",
                "http://127.0.0.1:1,http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var authorized = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ey");
        if (!authorized) {
            send(exchange, 401, "{}");
        } else if (query.equals("reference=" + NOT_TOLD_YET)) {
            send(exchange, 200, booking());
        } else if (query.equals("reference=" + OUT_OF_ORDER)) {
            send(exchange, 500, "{}");
        } else {
            send(exchange, 404, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String booking() {
        return """
                {"bookingId":"01936d2a-7c00-7000-8000-0000000000aa","revision":2,"authority":"MD","office":"MD-ABH",
                 "reference":"%s","status":"CONFIRMED","services":[{"code":"residence-permit","persons":1}],
                 "start":"2026-11-24T07:30:00Z","end":"2026-11-24T08:00:00Z","language":"en","accessNeeds":[],
                 "contactable":false,"contactRevision":0,"calendarSequence":0,"cause":"CITIZEN",
                 "occurredAt":"2026-11-22T10:15:30Z","somethingOfALaterVersion":true}
                """.formatted(NOT_TOLD_YET);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
