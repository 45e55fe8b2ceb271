package de.willkommen.web.citizen;

import de.willkommen.web.chart.Chart;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.StatisticsApi.PublicGroup;
import de.willkommen.web.upstream.StatisticsApi.PublicMinutes;
import de.willkommen.web.upstream.StatisticsApi.PublicWeek;
import de.willkommen.web.upstream.StatisticsApi.PublicWeeks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The public figures as the page shows them.
 *
 * @param weeks the latest first
 * @param drawing waiting times week by week, the oldest first; absent while there is nothing to draw
 * @param tables of the latest week with people
 * @param of which week that is
 */
record PublicFigures(
        String office,
        String name,
        String licence,
        List<Row> weeks,
        @Nullable Chart drawing,
        String of,
        List<Table> tables) {

    /** The latest week told apart by one thing: {@code service}, {@code day}, {@code hour} or {@code outcome}. */
    record Table(String by, List<Row> rows) {}

    /**
     * A line of a table; -1 where the figure is withheld or there is none.
     *
     * @param number whether the label reads from the left
     */
    record Row(String label, boolean number, int people, long half, long most, int kept) {}

    static PublicFigures of(
            String office, String name, PublicWeeks told, Map<String, String> services, Dates dates, Wording wording) {
        var known = told.weeks().stream().filter(week -> week.people() != null).toList();
        var latest = known.isEmpty() ? null : known.get(0);
        return new PublicFigures(
                office,
                name,
                told.licence(),
                known.stream()
                        .map(week -> row(
                                dates.range(week.from(), week.to()),
                                false,
                                week.people(),
                                week.waitingMinutes(),
                                week.promisesKeptPercent()))
                        .toList(),
                known.isEmpty() ? null : drawing(known, dates, wording),
                latest == null ? "" : dates.range(latest.from(), latest.to()),
                latest == null ? List.of() : tables(latest, services, dates, wording));
    }

    private static Chart drawing(List<PublicWeek> latestFirst, Dates dates, Wording wording) {
        var weeks = new ArrayList<>(latestFirst);
        Collections.reverse(weeks);
        var values = weeks.stream()
                .map(week -> {
                    var minutes = week.waitingMinutes();
                    return new Chart.Value(
                            week.week().replaceAll(".*-W0?", ""),
                            minutes == null ? 0 : minutes.p50(),
                            minutes == null ? 0 : minutes.p90());
                })
                .toList();
        var last = latestFirst.get(0);
        return Chart.of(
                "waiting-week",
                wording.say("statistics.chart.waiting.week"),
                wording.say("statistics.chart.waiting.week.said", dates.range(last.from(), last.to())),
                values,
                true,
                wording.spoken().dir().equals("rtl"));
    }

    private static List<Table> tables(PublicWeek week, Map<String, String> services, Dates dates, Wording wording) {
        return List.of(
                        table("service", week.services(), code -> services.getOrDefault(code, code), false),
                        table("day", week.days(), day -> dates.shortDay(LocalDate.parse(day)), false),
                        table("hour", week.hours(), hour -> "%02d:00".formatted(Integer.valueOf(hour)), true),
                        table(
                                "outcome",
                                week.outcomes(),
                                code -> wording.sayIfKnown("statistics.outcome." + code)
                                        .orElse(code),
                                false))
                .stream()
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static Table table(String by, List<PublicGroup> groups, Function<String, String> label, boolean number) {
        return new Table(
                by,
                groups.stream()
                        .map(group ->
                                row(label.apply(group.name()), number, group.people(), group.waitingMinutes(), null))
                        .toList());
    }

    private static Row row(
            String label,
            boolean number,
            @Nullable Integer people,
            @Nullable PublicMinutes minutes,
            @Nullable Integer kept) {
        return new Row(
                label,
                number,
                Objects.requireNonNullElse(people, -1),
                minutes == null ? -1 : minutes.p50(),
                minutes == null ? -1 : minutes.p90(),
                Objects.requireNonNullElse(kept, -1));
    }
}
