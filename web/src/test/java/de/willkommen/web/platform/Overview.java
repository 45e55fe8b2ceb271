package de.willkommen.web.platform;

import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.util.List;
import java.util.Map;

/** The live overview of queue-service: one person waits for 50 minutes, counter 101 serves, 102 calls, 103 is free. */
final class Overview {

    private static final String HERE = "/api/v1/offices/MD-ABH/overview";

    private int limit = 45;

    void install(Platform platform) {
        platform.on("GET " + HERE, (asked, path) -> Answer.ok(overview()));
        platform.on("PUT " + HERE + "/alert", (asked, path) -> alert(asked));
    }

    private Answer alert(Asked asked) {
        var minutes = asked.body().path("minutes").asInt(-1);
        if (minutes < 5 || minutes > 480) {
            return Answer.problem(
                    400,
                    "invalid-request",
                    "Bitte prüfen Sie Ihre Angaben.",
                    Map.of(
                            "errors",
                            List.of(Map.of(
                                    "field", "minutes", "reason", "Bitte eine Zahl zwischen 5 und 480 angeben."))));
        }
        limit = minutes;
        return Answer.ok(overview());
    }

    private Map<String, Object> overview() {
        return Map.of(
                "revision",
                7,
                "at",
                "2026-11-24T09:00:00Z",
                "tooLongMinutes",
                limit,
                "waiting",
                3,
                "parked",
                1,
                "services",
                List.of(queue("residence-permit", 2, 50), queue("address-change", 1, 4)),
                "tooLong",
                limit > 50
                        ? List.of()
                        : List.of(Map.of(
                                "number",
                                "A017",
                                "services",
                                List.of("residence-permit"),
                                "language",
                                "ar",
                                "waitedMinutes",
                                50)),
                "counters",
                List.of(
                        Map.of(
                                "counter",
                                "101",
                                "room",
                                "1.01",
                                "state",
                                "SERVING",
                                "since",
                                "2026-11-24T08:40:00Z",
                                "number",
                                "A012",
                                "services",
                                List.of("residence-permit")),
                        Map.of(
                                "counter",
                                "102",
                                "room",
                                "1.02",
                                "state",
                                "CALLING",
                                "since",
                                "2026-11-24T08:59:00Z",
                                "number",
                                "A013",
                                "services",
                                List.of("<gone>")),
                        Map.of("counter", "103", "room", "1.03", "state", "FREE", "since", "2026-11-24T07:00:00Z"),
                        Map.of("counter", "104", "room", "1.04", "state", "CLOSED")),
                "forecast",
                List.of(Map.of(
                        "from",
                        "2026-11-24T09:00:00Z",
                        "until",
                        "2026-11-24T09:30:00Z",
                        "appointments",
                        4,
                        "walkIns",
                        3,
                        "capacity",
                        5,
                        "waiting",
                        5)));
    }

    private static Map<String, Object> queue(String code, int waiting, int longest) {
        return Map.of(
                "code",
                code,
                "waiting",
                waiting,
                "under15Minutes",
                1,
                "under30Minutes",
                0,
                "under60Minutes",
                waiting - 1,
                "longer",
                0,
                "longestMinutes",
                longest);
    }
}
