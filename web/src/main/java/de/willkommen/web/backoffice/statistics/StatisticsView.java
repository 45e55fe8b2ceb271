package de.willkommen.web.backoffice.statistics;

import de.willkommen.web.backoffice.Span;
import de.willkommen.web.chart.Chart;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.StatisticsApi.Figures;
import de.willkommen.web.upstream.StatisticsApi.Spread;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures as the page shows them.
 *
 * @param label the period in words
 * @param today address of the present; absent when it is shown
 * @param total everybody, nobody when {@code people} is 0
 * @param table address of the same as CSV
 */
record StatisticsView(
        String span,
        String date,
        String label,
        List<Tab> spans,
        List<Option> services,
        String before,
        @Nullable String today,
        String after,
        String table,
        Row total,
        List<Part> parts) {

    /** A span to look at. */
    record Tab(String code, String href, boolean current) {}

    /** A service to choose. */
    record Option(String code, String name, boolean chosen) {}

    /** The figures told apart by one thing: drawings, and the table that says the same. */
    record Part(String by, List<Chart> charts, List<Row> rows) {}

    /**
     * A line of a table; times as minutes and seconds, empty where nobody was served.
     *
     * @param kept how many of a hundred promises were kept; -1 when none was made
     */
    record Row(
            String label,
            boolean number,
            int people,
            int served,
            int noShows,
            int left,
            int unserved,
            int open,
            String waitingHalf,
            String waitingMost,
            String waitingLongest,
            String way,
            String servingHalf,
            String servingMost,
            int kept) {

        /** The times in the order of the table. */
        public List<String> times() {
            return List.of(waitingHalf, waitingMost, waitingLongest, way, servingHalf, servingMost);
        }
    }

    /** Everything the service told. */
    record Told(List<Figures> total, List<Figures> hours, List<Figures> days, List<Figures> services) {}

    static StatisticsView of(
            Period period,
            LocalDate today,
            String office,
            Told told,
            Map<String, String> names,
            Dates dates,
            Wording wording) {
        var fromTheRight = wording.spoken().dir().equals("rtl");
        var total = told.total().isEmpty() ? null : told.total().get(0);
        var parts = total == null
                ? List.<Part>of()
                : List.of(
                        hours(told.hours(), wording, fromTheRight),
                        days(period, told.days(), dates, wording, fromTheRight),
                        new Part(
                                "service",
                                List.of(),
                                told.services().stream()
                                        .map(each -> row(names.getOrDefault(code(each), code(each)), false, each))
                                        .toList()));
        return new StatisticsView(
                period.span().code(),
                period.date().toString(),
                label(period, dates),
                Arrays.stream(Span.values())
                        .map(span -> new Tab(span.code(), period.as(span).href(), span == period.span()))
                        .toList(),
                names.entrySet().stream()
                        .map(name -> new Option(
                                name.getKey(), name.getValue(), name.getKey().equals(period.service())))
                        .toList(),
                period.before().href(),
                period.contains(today) ? null : period.at(today).href(),
                period.after().href(),
                period.table(office),
                row("", false, total == null ? NOBODY : total),
                parts.stream()
                        .filter(part -> period.span() != Span.DAY || !part.by().equals("day"))
                        .toList());
    }

    private static final Figures NOBODY = new Figures(null, null, null, 0, 0, 0, 0, 0, 0, null, null, null, 0, 0);

    private static String code(Figures figures) {
        return Objects.requireNonNullElse(figures.service(), "");
    }

    private static String label(Period period, Dates dates) {
        return switch (period.span()) {
            case DAY -> dates.day(period.date());
            case WEEK -> dates.range(period.from(), period.to());
            case MONTH -> dates.month(YearMonth.from(period.date()));
        };
    }

    private static Part hours(List<Figures> told, Wording wording, boolean fromTheRight) {
        var rows = told.stream()
                .map(each -> row("%02d:00".formatted(Objects.requireNonNullElse(each.hour(), 0)), true, each))
                .toList();
        var values = told.stream()
                .map(each -> new Named(Integer.toString(Objects.requireNonNullElse(each.hour(), 0)), each))
                .toList();
        return new Part("hour", charts("hour", values, rows, wording, fromTheRight), rows);
    }

    private static Part days(Period period, List<Figures> told, Dates dates, Wording wording, boolean fromTheRight) {
        var week = period.span() == Span.WEEK;
        var rows = told.stream()
                .map(each -> row(dates.shortDay(day(each)), false, each))
                .toList();
        var values = told.stream()
                .map(each -> new Named(
                        week
                                ? dates.shortWeekday(day(each).getDayOfWeek())
                                : Integer.toString(day(each).getDayOfMonth()),
                        each))
                .toList();
        return new Part("day", charts("day", values, rows, wording, fromTheRight), rows);
    }

    private static LocalDate day(Figures figures) {
        return Objects.requireNonNull(figures.day());
    }

    private record Named(String label, Figures figures) {}

    private static List<Chart> charts(
            String by, List<Named> values, List<Row> rows, Wording wording, boolean fromTheRight) {
        var people = values.stream()
                .map(value -> new Chart.Value(value.label(), value.figures().people(), 0))
                .toList();
        var waiting = values.stream()
                .map(value -> new Chart.Value(
                        value.label(),
                        minutes(value.figures().waitingSeconds(), true),
                        minutes(value.figures().waitingSeconds(), false)))
                .toList();
        var byHour = by.equals("hour");
        var most = values.isEmpty() ? "" : rows.get(highest(people)).label();
        var longest = values.isEmpty() ? "" : rows.get(highest(waiting)).label();
        return List.of(
                Chart.of(
                        "people-" + by,
                        byHour
                                ? wording.say("statistics.chart.people.hour")
                                : wording.say("statistics.chart.people.day"),
                        wording.say("statistics.chart.people.said", most),
                        people,
                        false,
                        fromTheRight),
                Chart.of(
                        "waiting-" + by,
                        byHour
                                ? wording.say("statistics.chart.waiting.hour")
                                : wording.say("statistics.chart.waiting.day"),
                        wording.say("statistics.chart.waiting.said", longest),
                        waiting,
                        true,
                        fromTheRight));
    }

    private static int highest(List<Chart.Value> values) {
        int highest = 0;
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).height() > values.get(highest).height()) {
                highest = i;
            }
        }
        return highest;
    }

    private static double minutes(@Nullable Spread spread, boolean half) {
        return spread == null ? 0 : (half ? spread.p50() : spread.p90()) / 60.0;
    }

    private static Row row(String label, boolean number, Figures figures) {
        var waiting = figures.waitingSeconds();
        var serving = figures.servingSeconds();
        return new Row(
                label,
                number,
                figures.people(),
                figures.served(),
                figures.noShows(),
                figures.left(),
                figures.unserved(),
                figures.open(),
                waiting == null ? "" : clock(waiting.p50()),
                waiting == null ? "" : clock(waiting.p90()),
                waiting == null ? "" : clock(waiting.longest()),
                figures.waySeconds() == null ? "" : clock(figures.waySeconds().p50()),
                serving == null ? "" : clock(serving.p50()),
                serving == null ? "" : clock(serving.p90()),
                figures.promises() == 0 ? -1 : (int) Math.round(100.0 * figures.promisesKept() / figures.promises()));
    }

    /** Minutes and seconds, as on a stopwatch. */
    static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
