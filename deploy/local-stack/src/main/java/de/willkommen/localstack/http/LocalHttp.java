package de.willkommen.localstack.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A tiny web server for tools of the demo.
 *
 * <p>It has no sign-in, so it must not obey other people's web pages: a request that a browser sends on behalf of
 * another site is refused, and so is a name that somebody else's DNS points at this machine.
 */
public final class LocalHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * @param host the address to listen on: loopback, except inside a container
     * @throws IOException when the port is taken
     */
    public LocalHttp(String host, int port, Handler handler) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(host, port), 0);
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "local-http-" + port);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, handler);
            }
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        var answer = isForeign(exchange)
                ? new Answer(403, "text/plain", "Only for this machine.\n")
                : handler.answer(
                        exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.contentType() + "; charset=utf-8");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean isForeign(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var host = headers.getFirst("Host");
        var isLocal = host == null || host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
        var isReading = exchange.getRequestMethod().equals("GET");
        return !isLocal || !isReading && headers.getFirst("Origin") != null;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What is said to one request. Called by several threads at once. */
    public interface Handler {
        Answer answer(String method, String path);
    }

    /** @param body text in UTF-8 */
    public record Answer(int status, String contentType, String body) {

        public static Answer json(int status, Object value) {
            try {
                return new Answer(status, "application/json", JSON.writeValueAsString(value) + "\n");
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        public static Answer html(String page) {
            return new Answer(200, "text/html", page);
        }

        public static Answer unknown(String path) {
            return new Answer(404, "text/plain", "There is nothing at " + path + "\n");
        }
    }
}
