package de.willkommen.web.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The policy of the office in queue-service; more than ten calls make no sense to it. */
final class CallingPolicies {

    private final List<Map<String, Object>> versions = new CopyOnWriteArrayList<>();

    CallingPolicies() {
        var policy = Platform.JSON
                .createObjectNode()
                .put("walkInYieldsMinutes", 20)
                .put("lateGraceMinutes", 5)
                .put("lateFallsBehindMinutes", 10)
                .put("accessAdvanceMinutes", 120)
                .put("languagePatienceMinutes", 10)
                .put("recallAfterSeconds", 30)
                .put("callsUntilNoShow", 3)
                .put("parkReminderMinutes", 15);
        policy.putObject("walkInsPerDay");
        policy.putObject("numberRanges");
        versions.add(Map.of("revision", 0, "policy", policy));
    }

    Map<String, Object> history() {
        return Map.of("versions", versions, "letters", List.of("A", "B"));
    }

    Answer change(Asked asked) {
        if (asked.body().path("callsUntilNoShow").asInt() > 10) {
            return Answer.problem(
                    400,
                    "invalid-request",
                    "Bitte prüfen.",
                    Map.of(
                            "errors",
                            List.of(Map.of(
                                    "field",
                                    "callsUntilNoShow",
                                    "reason",
                                    "Bitte eine Zahl zwischen 1 und 10 angeben."))));
        }
        var revision = versions.size() - 1;
        if (asked.body().path("revision").asInt() != revision) {
            return Answer.problem(409, "policy-changed", "Jemand anderes war schneller.", Map.of());
        }
        var policy = (ObjectNode) asked.body().deepCopy();
        policy.remove("revision");
        var version = new LinkedHashMap<String, Object>(
                Map.of("revision", revision + 1, "changedAt", "2026-11-24T09:00:00Z", "policy", policy));
        version.putAll(who(policy.path("lateGraceMinutes").asInt()));
        versions.add(0, version);
        return Answer.ok(version);
    }

    /** A colleague; with two minutes one of before names were kept, with one minute the reader. */
    private static Map<String, Object> who(int minutes) {
        return switch (minutes) {
            case 1 -> Map.of("changedBy", "lead", "changedByName", "Jens Albrecht");
            case 2 -> Map.of("changedBy", "5f0c6a52");
            default -> Map.of("changedBy", "5f0c6a52", "changedByName", "Sabine Berger");
        };
    }
}
