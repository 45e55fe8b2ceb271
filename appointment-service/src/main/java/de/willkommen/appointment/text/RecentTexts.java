package de.willkommen.appointment.text;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The texts that were read a moment ago. They are the same for everybody, and reading a dozen languages from the database
 * costs a busy minute more than the booking they are shown with. What an editor publishes arrives some moments later by
 * Kafka anyway; on this instance it is seen with its commit, on every other a second later.
 */
@Singleton
class RecentTexts {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final TransactionSynchronizationRegistry transaction;

    /** Replaced as a whole, so that a reader who is late puts what it read into a map that nobody looks at any more. */
    private final AtomicReference<Map<String, Read>> texts = new AtomicReference<>(new ConcurrentHashMap<>());

    RecentTexts(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** @param text nothing where none was published */
    private record Read(@Nullable JsonNode text, long at) {}

    /**
     * The texts with these keys.
     *
     * @param stored reads those of an authority that are asked for
     */
    Map<String, JsonNode> of(
            String authority, List<String> keys, BiFunction<String, Collection<String>, Map<String, JsonNode>> stored) {
        var now = System.nanoTime();
        var known = texts.get();
        var found = new HashMap<String, JsonNode>();
        var missing = new ArrayList<String>();
        for (var key : keys) {
            var read = known.get(authority + "/" + key);
            if (read == null || now - read.at() > FRESH) {
                missing.add(key);
            } else if (read.text() != null) {
                found.put(key, read.text());
            }
        }
        if (!missing.isEmpty()) {
            var fresh = stored.apply(authority, missing);
            missing.forEach(key -> known.put(authority + "/" + key, new Read(fresh.get(key), now)));
            found.putAll(fresh);
        }
        return found;
    }

    /** Reads everything anew once the running transaction has committed. */
    void forgetAfterCommit() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                texts.set(new ConcurrentHashMap<>());
            }
        });
    }
}
