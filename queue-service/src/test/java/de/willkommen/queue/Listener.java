package de.willkommen.queue;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Somebody who listens to a stream of server-sent events, as a browser would. */
public final class Listener implements AutoCloseable {

    private final LinkedBlockingQueue<Event> unread = new LinkedBlockingQueue<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final List<Integer> retries = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private final Thread reader;

    private Listener(Stream<String> lines) {
        this.lines = lines;
        this.reader = new Thread(this::read, "listener");
        this.reader.setDaemon(true);
        this.reader.start();
    }

    /** One event. */
    public record Event(String id, String name, String data) {}

    public static Listener to(URL address, String path, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(
                            URI.create(address.toURI().toString().replaceAll("/$", "") + path))
                    .timeout(Duration.ofSeconds(10));
            headers.forEach(request::header);
            var response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new AssertionError("The stream answers " + response.statusCode());
            }
            return new Listener(response.body());
        } catch (java.io.IOException | InterruptedException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private void read() {
        var event = new String[] {"", "", ""};
        try {
            lines.forEach(line -> {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("retry:")) {
                    retries.add(Integer.valueOf(line.substring(6).strip()));
                } else if (line.startsWith("id:")) {
                    event[0] = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    event[1] = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    event[2] = line.substring(5).strip();
                } else if (line.isEmpty() && !event[2].isEmpty()) {
                    unread.add(new Event(event[0], event[1], event[2]));
                    event[2] = "";
                }
            });
        } catch (RuntimeException closed) {
            // The test has heard enough.
            Thread.currentThread().interrupt();
        }
    }

    /** The next event, which must come within a second. */
    public Event next() {
        try {
            var event = unread.poll(1, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Nothing was said within a second.");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Passes over events until the one that is expected, each within a second. */
    public Event expect(String name, Predicate<String> data) {
        while (true) {
            var event = next();
            if (event.name().equals(name) && data.test(event.data())) {
                return event;
            }
        }
    }

    /** How many milliseconds to wait before coming back, as heard so far. */
    public List<Integer> retries() {
        return retries;
    }

    /** Whether the stream has ended. */
    public boolean isOver() {
        return !reader.isAlive();
    }

    /** Comments heard so far. */
    public List<String> comments() {
        return comments;
    }

    @Override
    public void close() {
        lines.close();
    }
}
