package de.willkommen.appointment.administration;

import de.willkommen.appointment.administration.OnboardingRequest.CounterRange;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The counters an authority begins with. */
final class NewCounters {

    private static final int MOST = 200;

    private final Checks checks;
    private final Office office;
    private final List<String> teams;
    private final NewServices services;
    private final List<Counter> all = new ArrayList<>();

    NewCounters(Checks checks, Office office, List<String> teams, NewServices services, List<CounterRange> rows) {
        this.checks = checks;
        this.office = office;
        this.teams = teams;
        this.services = services;
        for (var index = 0; index < rows.size(); index++) {
            add("counters[" + index + "].", rows.get(index));
        }
    }

    List<Counter> all() {
        return List.copyOf(all);
    }

    private void add(String path, CounterRange row) {
        var codes = codes(path, row.from(), row.to());
        var team = row.team() == null || row.team().isBlank()
                ? teams.stream().findFirst().orElse("")
                : checks.oneOf(path + "team", row.team(), teams);
        var languages = row.languages() == null || row.languages().isEmpty()
                ? office.languages()
                : checks.languages(path + "languages", row.languages(), true);
        var accessibility = checks.accessibility(path + "accessibility", row.accessibility());
        var room = checks.optionalText(path + "room", row.room(), 20);
        for (var code : codes) {
            if (all.stream().anyMatch(counter -> counter.code().equals(code))) {
                checks.wrong(path + "from", "field.twice-in-list");
            }
            all.add(new Counter(
                    office.authority().code(),
                    code,
                    office.code(),
                    1,
                    codes.size() == 1 && !room.isEmpty() ? room : room + code,
                    team,
                    services.of(team),
                    languages,
                    accessibility,
                    true));
        }
    }

    private List<String> codes(String path, @Nullable String from, @Nullable String to) {
        var first = checks.code(path + "from", from, Checks.COUNTER_CODE, 16);
        if (to == null || to.isBlank() || to.strip().equals(first)) {
            return List.of(first);
        }
        var last = to.strip();
        if (!first.matches("\\d{1,6}") || !last.matches("\\d{1,6}")) {
            checks.wrong(path + "to", "field.counter-range");
            return List.of(first);
        }
        var lowest = Integer.parseInt(first);
        var highest = Integer.parseInt(last);
        if (highest < lowest) {
            checks.wrong(path + "to", "field.counter-range");
            return List.of(first);
        }
        if (highest - lowest >= MOST) {
            checks.wrong(path + "to", "field.too-many", Map.of("max", MOST));
            return List.of(first);
        }
        return IntStream.rangeClosed(lowest, highest)
                .mapToObj(number -> String.format("%0" + first.length() + "d", number))
                .toList();
    }
}
