package de.willkommen.kit.testing;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/** Everything that is logged from the moment it begins to listen until it is closed, with parameters and exceptions. */
public final class LogLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(MessageFormat.format(
                    "{0} {1} {2}", entry.getMessage(), Arrays.toString(entry.getParameters()), entry.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LogLines() {}

    /** Listens from now on. */
    public static LogLines listen() {
        var lines = new LogLines();
        LogManager.getLogManager().getLogger("").addHandler(lines.listener);
        return lines;
    }

    /** What was logged so far. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        LogManager.getLogManager().getLogger("").removeHandler(listener);
    }
}
