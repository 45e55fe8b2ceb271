package de.willkommen.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes events of the bytes of one HTTP answer, in whichever pieces they come. */
public final class ServerSentEvents {

    private enum Part {
        HEAD,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        /** An answer without chunks, until the connection ends. */
        BODY
    }

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream(128);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private final List<Event> complete = new ArrayList<>();
    private Part part = Part.HEAD;
    private boolean chunked;
    private int status;
    private long left;
    private @Nullable String id;
    private String name = "";
    private final StringBuilder data = new StringBuilder();
    private @Nullable Duration retry;

    /**
     * One event.
     *
     * @param name empty where the server gives none
     */
    public record Event(@Nullable String id, String name, String data) {}

    /** Whether the server said that a stream begins. */
    boolean isAnswered() {
        return part != Part.HEAD;
    }

    /** How long to wait before coming back, where the server named a time. */
    Optional<Duration> retry() {
        return Optional.ofNullable(retry);
    }

    /**
     * Takes the next bytes; the events that are whole with them.
     *
     * @throws IOException when the server answers that there is no stream
     */
    public List<Event> read(ByteBuffer bytes) throws IOException {
        complete.clear();
        while (bytes.hasRemaining()) {
            var each = bytes.get();
            switch (part) {
                case HEAD, CHUNK_SIZE -> frame(each);
                case CHUNK -> {
                    body(each);
                    left--;
                    part = left == 0 ? Part.CHUNK_END : Part.CHUNK;
                }
                case CHUNK_END -> part = each == '\n' ? Part.CHUNK_SIZE : Part.CHUNK_END;
                case BODY -> body(each);
            }
        }
        return List.copyOf(complete);
    }

    private void frame(byte each) throws IOException {
        if (each != '\n') {
            frame.write(each);
            return;
        }
        var whole = frame.toString(StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        frame.reset();
        if (part == Part.CHUNK_SIZE) {
            left = Long.parseLong(whole.split(";")[0], 16);
            part = left == 0 ? Part.CHUNK_END : Part.CHUNK;
        } else if (whole.startsWith("http/")) {
            status = Integer.parseInt(whole.split(" ")[1]);
        } else if (whole.startsWith("transfer-encoding:")) {
            chunked = whole.contains("chunked");
        } else if (whole.isEmpty() && status != 200) {
            throw new IOException("The server answered " + status);
        } else if (whole.isEmpty()) {
            part = chunked ? Part.CHUNK_SIZE : Part.BODY;
        }
    }

    private void body(byte each) {
        if (each != '\n') {
            line.write(each);
            return;
        }
        var whole = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (whole.isEmpty()) {
            if (!data.isEmpty()) {
                complete.add(new Event(id, name, data.toString()));
            }
            name = "";
            data.setLength(0);
        } else if (whole.startsWith("data:")) {
            data.append(value(whole));
        } else if (whole.startsWith("event:")) {
            name = value(whole);
        } else if (whole.startsWith("id:")) {
            id = value(whole);
        } else if (whole.startsWith("retry:")) {
            retry = Duration.ofMillis(Long.parseLong(value(whole)));
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
