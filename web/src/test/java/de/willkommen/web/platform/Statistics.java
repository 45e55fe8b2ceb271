package de.willkommen.web.platform;

import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of queue-service. On 24 November 2026 two people were called out of turn, on other days nobody. In the year 2020 nobody came; on 23 November 2026 somebody still waits and nobody
 * was served.
 */
final class Statistics {

    private static final String HERE = "/api/v1/offices/MD-ABH/statistics/figures";
    private static final String OUT_OF_TURN = "/api/v1/offices/MD-ABH/statistics/out-of-turn";

    void install(Platform platform) {
        platform.on(
                "GET " + OUT_OF_TURN,
                (asked, path) -> Answer.ok(outOfTurn(asked.parameters("date").get(0))));
        platform.on("GET " + HERE, (asked, path) -> Answer.ok(Map.of("rows", rows(asked))));
        platform.on(
                "GET /api/v1/offices/([A-Z-]+)/statistics/public/weeks",
                (asked, path) -> Answer.ok(Map.of(
                        "licence",
                        "https://www.govdata.de/dl-de/by-2-0",
                        "weeks",
                        path.group(1).equals("MD-ABH") ? List.of(week(17, 46), SMALL, week(2, 44)) : List.of(SMALL))));
        platform.on(
                "GET " + HERE + "\\.csv",
                (asked, path) -> new Answer(200, "text/csv; charset=utf-8", "day,people\r\n2026-11-24,7\r\n"));
    }

    private static Map<String, Object> outOfTurn(String date) {
        return Map.of(
                "date",
                date,
                "calls",
                date.equals("2026-11-24")
                        ? List.of(
                                call("08:31", "A019", "Zug <b>um 10</b>", 12, false),
                                call("08:05", "A003", "Baby", 2, true))
                        : List.of());
    }

    private static Map<String, Object> call(String time, String number, String why, int passedOver, boolean undone) {
        return Map.of(
                "at",
                "2026-11-24T" + time + ":00Z",
                "number",
                number,
                "services",
                List.of("residence-permit"),
                "counter",
                "104",
                "reason",
                why,
                "waitedMinutes",
                1,
                "passedOver",
                passedOver,
                "undone",
                undone);
    }

    private static final Map<String, Object> SMALL = Map.of(
            "week",
            "2026-W45",
            "from",
            "2026-11-02",
            "to",
            "2026-11-08",
            "services",
            List.of(),
            "days",
            List.of(),
            "hours",
            List.of(),
            "outcomes",
            List.of());

    private static Map<String, Object> week(int people, int number) {
        var week = new LinkedHashMap<>(SMALL);
        week.put("week", "2026-W" + number);
        week.put("from", number == 46 ? "2026-11-09" : "2026-10-26");
        week.put("to", number == 46 ? "2026-11-15" : "2026-11-01");
        week.putAll(Map.of("people", 100 * people, "waitingMinutes", Map.of("p50", people, "p90", 3 * people)));
        week.put("promisesKeptPercent", 91);
        week.put(
                "services",
                List.of(
                        Map.of(
                                "name",
                                "residence-permit",
                                "people",
                                40,
                                "waitingMinutes",
                                Map.of("p50", 12, "p90", 31)),
                        Map.of("name", "<gone>")));
        week.put("days", List.of(Map.of("name", "2026-11-10", "people", 60)));
        week.put("hours", List.of(Map.of("name", "8", "people", 60)));
        week.put("outcomes", List.of(Map.of("name", "served", "people", 55), Map.of("name", "no-show")));
        return week;
    }

    private static List<Map<String, Object>> rows(Asked asked) {
        var from = asked.parameters("from").get(0);
        if (from.startsWith("2020")) {
            return List.of();
        }
        if (from.equals("2026-11-23") && asked.parameters("to").get(0).equals(from)) {
            return List.of(row(Map.of(), 1, 0));
        }
        var rows = new ArrayList<Map<String, Object>>();
        switch (String.join(",", asked.parameters("by"))) {
            case "hour" -> {
                rows.add(row(Map.of("hour", 8), 40, 35));
                rows.add(row(Map.of("hour", 9), 12, 12));
                rows.add(row(Map.of("hour", 14), 5, 5));
            }
            case "day" -> {
                rows.add(row(Map.of("day", "2026-11-23"), 30, 28));
                rows.add(row(Map.of("day", "2026-11-24"), 27, 24));
            }
            case "service" -> {
                rows.add(row(Map.of("service", "residence-permit"), 50, 48));
                rows.add(row(Map.of("service", "<gone>"), 7, 4));
            }
            default -> rows.add(row(Map.of(), 57, 52));
        }
        return rows;
    }

    private static Map<String, Object> row(Map<String, Object> group, int people, int served) {
        var row = new LinkedHashMap<>(group);
        row.putAll(Map.of("people", people, "served", served, "noShows", 1, "left", 2, "unserved", 0, "open", 0));
        row.putAll(Map.of("promises", served, "promisesKept", served / 2));
        if (served > 0) {
            row.put("waitingSeconds", spread(served, 60 * served));
            row.put("waySeconds", spread(served, 45));
            row.put("servingSeconds", spread(served, 754));
        }
        return row;
    }

    private static Map<String, Object> spread(int count, long half) {
        return Map.of("count", count, "p50", half, "p90", 2 * half, "longest", 3 * half, "mean", half);
    }
}
