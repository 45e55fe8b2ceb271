package de.willkommen.web.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services behind the pages, as their interface documents describe them: another system, replaced at its HTTP
 * boundary. It remembers what it was asked.
 */
public final class Platform implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<Pattern, Handler> handlers = new LinkedHashMap<>();
    private final Retention retention = new Retention();
    private final Notices notices = new Notices();
    private volatile boolean down;

    /** A request that arrived. */
    public record Asked(String method, String path, String query, Map<String, String> headers, JsonNode body) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        String language() {
            var tag = header("Accept-Language");
            return tag.startsWith("ar") ? "ar" : tag.startsWith("en") ? "en" : "de";
        }

        List<String> parameters(String name) {
            var values = new ArrayList<String>();
            for (var pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    values.add(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
                }
            }
            return values;
        }
    }

    /** An answer; the body is JSON, text, or events of a stream that stays open. */
    public record Answer(int status, String type, Object body) {
        static Answer ok(Object body) {
            return new Answer(200, "application/json", body);
        }

        static Answer problem(int status, String kind, String detail, Map<String, Object> members) {
            var body = new LinkedHashMap<String, Object>(
                    Map.of("type", "/docs/problems#" + kind, "title", kind, "status", status, "detail", detail));
            body.putAll(members);
            return new Answer(status, "application/problem+json", body);
        }
    }

    @FunctionalInterface
    interface Handler {
        Answer answer(Asked asked, Matcher path);
    }

    public Platform(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        new Appointments().install(this);
        var bookings = new Bookings();
        bookings.install(this);
        new Queue(bookings).install(this);
        new Overview().install(this);
        new Statistics().install(this);
        new Contents().install(this);
        new MasterData().install(this);
        retention.install(this);
        notices.install(this);
        var planning = new Planning();
        new Closing(planning).install(this);
        planning.install(this);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Everything that was asked, oldest first. */
    public List<Asked> asked(String method, String path) {
        return asked.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().matches(path))
                .toList();
    }

    /** From now on every answer is 503, or no longer. */
    public void down(boolean away) {
        down = away;
    }

    /** How the deletion of data goes. */
    public Retention retention() {
        return retention;
    }

    /** Notices of the display for a time. */
    public Notices notices() {
        return notices;
    }

    void on(String methodAndPath, Handler handler) {
        handlers.put(Pattern.compile(methodAndPath), handler);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = read(exchange);
            asked.add(request);
            var answer = down ? Answer.problem(503, "try-again", "Später.", Map.of()) : answer(request);
            if (answer.type().equals("text/event-stream")) {
                stream(exchange, (String) answer.body());
                return;
            }
            byte[] body = answer.body() instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.status() == 204 ? -1 : body.length);
            if (answer.status() != 204) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(Asked request) {
        for (var entry : handlers.entrySet()) {
            var match = entry.getKey().matcher(request.method() + " " + request.path());
            if (match.matches()) {
                return entry.getValue().answer(request, match);
            }
        }
        return Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
    }

    private static void stream(HttpExchange exchange, String events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write(events.getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            for (int beat = 0; beat < 600; beat++) {
                TimeUnit.MILLISECONDS.sleep(500);
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        return new Asked(
                exchange.getRequestMethod(),
                uri.getPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                headers,
                json(text));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** Runs by itself, to look at the pages: {@code Platform <port>}. */
    public static void main(String[] arguments) throws InterruptedException {
        try (var platform = new Platform(Integer.parseInt(arguments[0]))) {
            System.err.println("The stand-in answers at " + platform.address());
            Thread.currentThread().join();
        }
    }
}
