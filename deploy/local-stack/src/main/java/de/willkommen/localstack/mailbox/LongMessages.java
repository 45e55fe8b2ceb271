package de.willkommen.localstack.mailbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the parts of long messages together, as the telephone of the recipient would. */
final class LongMessages {

    private final Map<Series, TreeMap<Integer, String>> waiting = new HashMap<>();

    /** The whole text, once its last missing part has come. */
    synchronized Optional<String> complete(ShortMessage message) {
        if (message.isWhole()) {
            return Optional.of(message.text());
        }
        var series = new Series(message.from(), message.to(), message.series(), message.parts());
        var parts = waiting.computeIfAbsent(series, key -> new TreeMap<>());
        parts.put(message.number(), message.text());
        if (parts.size() < message.parts()) {
            return Optional.empty();
        }
        waiting.remove(series);
        return Optional.of(parts.values().stream().collect(Collectors.joining()));
    }

    private record Series(String from, String to, int reference, int parts) {}
}
