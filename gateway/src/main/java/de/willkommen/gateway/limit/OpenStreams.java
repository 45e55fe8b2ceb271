package de.willkommen.gateway.limit;

import de.willkommen.gateway.GatewaySettings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts event streams that are open. A stream is one request for hours, which no limit by requests notices. What is
 * counted here is bounded by what is connected.
 */
@Singleton
public class OpenStreams {

    private final int most;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    OpenStreams(GatewaySettings settings) {
        this.most = settings.connections().streamsPerVisitor();
    }

    /** Takes a place; false if all places of the visitor are taken. A place that was taken must be given back. */
    public boolean take(String visitor) {
        if (open.merge(Clients.countedAs(visitor), 1, Integer::sum) <= most) {
            return true;
        }
        giveBack(visitor);
        return false;
    }

    /** Gives a place back. */
    public void giveBack(String visitor) {
        open.computeIfPresent(Clients.countedAs(visitor), (who, count) -> count > 1 ? count - 1 : null);
    }
}
