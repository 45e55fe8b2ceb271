package de.willkommen.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When messages came to those who listen. */
final class Arrivals {

    private final Map<String, Arrival> all = new ConcurrentHashMap<>();

    /**
     * One message.
     *
     * @param listeners how many have it
     * @param first when the first had it, as {@link System#nanoTime} counts
     * @param last when the last of them had it
     */
    record Arrival(int listeners, long first, long last) {
        private Arrival andOneMore(Arrival next) {
            return new Arrival(listeners + next.listeners, first, next.last);
        }
    }

    /** Somebody has the message. */
    void add(String message, long at) {
        all.merge(message, new Arrival(1, at, at), Arrival::andOneMore);
    }

    /** What is known of a message by now. */
    Arrival of(String message) {
        return all.getOrDefault(message, new Arrival(0, 0, 0));
    }
}
