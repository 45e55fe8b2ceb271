package de.willkommen.localstack.mailbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The messages received, newest first; kept in a file, one JSON object a line, so that a restart loses none. */
public final class Mailbox {

    // A load test sends more than anybody reads; the oldest go first.
    private static final int MOST = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Deque<Message> messages = new ArrayDeque<>();

    public Mailbox(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::readBack);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readBack(String line) {
        try {
            remember(JSON.readValue(line, Message.class));
        } catch (JsonProcessingException cutOff) {
            // The last line of a process that was killed while writing: that message was never shown to anybody.
            return;
        }
    }

    synchronized void add(Message message) {
        remember(message);
        try {
            Files.writeString(
                    file,
                    JSON.writeValueAsString(message) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(Message message) {
        messages.addFirst(message);
        if (messages.size() > MOST) {
            messages.removeLast();
        }
    }

    /** All messages, newest first. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    synchronized void clear() {
        messages.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
