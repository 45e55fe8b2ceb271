package de.willkommen.web.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices for a time in content-service; it is 24 November 2026, 10:00, and German is needed. */
public final class Notices {

    private final Map<String, ObjectNode> notices = new LinkedHashMap<>();

    void install(Platform platform) {
        platform.on("GET /api/v1/contents/MD/notices", (asked, path) -> Answer.ok(all()));
        platform.on(
                "GET /api/v1/contents/MD/notices/current",
                (asked, path) -> Answer.ok(all().stream()
                        .filter(notice -> notice.path("phase").asText().equals("current"))
                        .toList()));
        platform.on(
                "POST /api/v1/contents/MD/notices",
                (asked, path) -> store(asked, UUID.randomUUID().toString(), 1));
        platform.on("GET /api/v1/contents/MD/notices/([0-9a-f-]{36})", (asked, path) -> one(path.group(1)));
        platform.on("PUT /api/v1/contents/MD/notices/([0-9a-f-]{36})", (asked, path) -> {
            var seen = asked.header("If-Match");
            var revision = notice(path.group(1)).path("revision").asInt();
            return seen.equals("\"" + revision + "\"")
                    ? store(asked, path.group(1), revision + 1)
                    : Answer.problem(412, "precondition-failed", "Jemand hat das inzwischen geändert.", Map.of());
        });
        platform.on("POST /api/v1/contents/MD/notices/([0-9a-f-]{36})/end", (asked, path) -> {
            notice(path.group(1)).put("phase", "over").put("endsAt", "2026-11-24T09:00:00Z");
            return one(path.group(1));
        });
    }

    /** Nobody has written one. */
    public synchronized void clear() {
        notices.clear();
    }

    /** Somebody has written one in German. */
    public synchronized String write(@Nullable String office, String words) {
        var id = UUID.randomUUID().toString();
        var notice = Platform.JSON.createObjectNode();
        notice.put("id", id).put("revision", 1).put("phase", "current").put("startsAt", "2026-11-24T09:00+01:00");
        notice.putObject("texts").put("de", words);
        if (office != null) {
            notice.put("office", office);
        }
        notices.put(id, notice);
        return id;
    }

    private synchronized Answer store(Asked asked, String id, int revision) {
        if (!asked.body().path("texts").has("de")) {
            return Answer.problem(
                    400,
                    "invalid-request",
                    "Bitte prüfen.",
                    Map.of("errors", List.of(Map.of("field", "texts.de", "reason", "Bitte ausfüllen."))));
        }
        var notice = (ObjectNode) asked.body().deepCopy();
        var startsAt = notice.path("startsAt").asText("2026-11-24T10:00+01:00");
        notice.put("id", id).put("revision", revision).put("startsAt", startsAt);
        notice.put("phase", startsAt.compareTo("2026-11-24T10:00+01:00") > 0 ? "coming" : "current");
        notices.put(id, notice);
        return one(id);
    }

    private Answer one(String id) {
        return notices.containsKey(id)
                ? Answer.ok(notice(id))
                : Answer.problem(404, "not-found", "Nicht gefunden.", Map.of());
    }

    private synchronized ObjectNode notice(String id) {
        return notices.getOrDefault(id, Platform.JSON.createObjectNode());
    }

    private synchronized List<ObjectNode> all() {
        return new ArrayList<>(notices.values());
    }
}
