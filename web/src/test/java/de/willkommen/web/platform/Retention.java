package de.willkommen.web.platform;

import de.willkommen.web.platform.Platform.Answer;
import java.util.List;
import java.util.Map;

/** How the deletion of data goes in the services; a test lets it go wrong for bookings. */
public final class Retention {

    private static final String LAST_RUN = "2026-11-24T08:55:00Z";

    private volatile Map<String, Object> names = fine("booking-names");

    void install(Platform platform) {
        platform.on("GET /api/v1/retention", (asked, path) -> Answer.ok(List.of(fine("booking-day-data"), names)));
        platform.on("GET /api/v1/queue/retention", (asked, path) -> Answer.ok(List.of(fine("visit-needs"))));
        platform.on("GET /api/v1/notifications/retention", (asked, path) -> Answer.ok(List.of(fine("contacts"))));
    }

    /** Everything goes as it should. */
    public void fine() {
        names = fine("booking-names");
    }

    /** Names are kept too long, or nothing has run for long. */
    public void late(String verdict) {
        names = Map.of(
                "rule",
                "booking-names",
                "verdict",
                verdict,
                "knownSince",
                "2026-01-01T00:00:00Z",
                "lastSuccessAt",
                "2026-11-22T08:00:00Z",
                "oldestDueAt",
                "2026-11-23T08:00:00Z");
    }

    private static Map<String, Object> fine(String rule) {
        return Map.of("rule", rule, "verdict", "FINE", "knownSince", "2026-01-01T00:00:00Z", "lastSuccessAt", LAST_RUN);
    }
}
