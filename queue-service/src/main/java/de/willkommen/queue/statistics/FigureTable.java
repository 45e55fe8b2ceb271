package de.willkommen.queue.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table in CSV (RFC 4180): one line a row, a header with plain names, fields that do not apply empty. Names and
 * order of the columns stay; new ones are added behind.
 *
 * @param <T> what a row is made of
 */
final class FigureTable<T> {

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private final List<String> names = new ArrayList<>();
    private final List<Function<T, @Nullable Object>> values = new ArrayList<>();

    /** The table of {@link Figures}. */
    static final FigureTable<Figures> OF_FIGURES = new FigureTable<Figures>()
            .column("day", Figures::day)
            .column("hour_of_arrival", Figures::hour)
            .column("service", Figures::service)
            .column("people", Figures::people)
            .column("served", Figures::served)
            .column("did_not_come_when_called", Figures::noShows)
            .column("left", Figures::left)
            .column("not_served", Figures::unserved)
            .column("still_here", Figures::open)
            .spread("waiting", Figures::waitingSeconds)
            .spread("way_to_counter", Figures::waySeconds)
            .spread("serving", Figures::servingSeconds)
            .column("waiting_times_promised", Figures::promises)
            .column("promises_kept", Figures::promisesKept);

    FigureTable<T> column(String name, Function<T, @Nullable Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    private FigureTable<T> spread(String name, Function<T, Figures.@Nullable Spread> times) {
        column(name + "_people", row -> part(times.apply(row), Figures.Spread::count));
        column(name + "_median_seconds", row -> part(times.apply(row), Figures.Spread::p50));
        column(name + "_90_percent_seconds", row -> part(times.apply(row), Figures.Spread::p90));
        column(name + "_longest_seconds", row -> part(times.apply(row), Figures.Spread::longest));
        return column(name + "_average_seconds", row -> part(times.apply(row), Figures.Spread::mean));
    }

    private static @Nullable Object part(Figures.@Nullable Spread spread, Function<Figures.Spread, Object> part) {
        return spread == null ? null : part.apply(spread);
    }

    /** The whole table. */
    String of(List<T> rows) {
        var schema = CsvSchema.builder();
        names.forEach(schema::addColumn);
        var lines = rows.stream()
                .map(row -> values.stream().map(value -> text(value.apply(row))).toList())
                .toList();
        try {
            return CSV.writer(schema.build().withHeader().withLineSeparator("\r\n"))
                    .writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
