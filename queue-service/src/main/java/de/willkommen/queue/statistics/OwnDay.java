package de.willkommen.queue.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.sql.CountedStays;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk did on a day, for nobody but that clerk. As in all figures a misclick counts as what it was taken back to, and
 * what the night finished counts for nobody.
 */
@ApplicationScoped
class OwnDay {

    private static final String FIGURES = "with stay as (" + CountedStays.of("""
            select id from ticket where office = ? and day = ?
            """) + """
            ), mine as (
                select ticket_id,
                       bool_or(meant = 'DONE' and not by_night) as done,
                       bool_or(meant = 'NO_SHOW') as missed,
                       sum(extract(epoch from ended_at - started_at)) filter (where meant = 'SERVING') as took
                from stay where clerk = ?
                group by ticket_id
            )
            select count(*) filter (where done) as served,
                   count(*) filter (where missed) as no_shows,
                   count(took) filter (where done) as measured,
                   coalesce(avg(took) filter (where done), 0) as mean
            from mine
            """;

    private final Sql sql;

    OwnDay(Sql sql) {
        this.sql = sql;
    }

    /**
     * The figures.
     *
     * @param served people the clerk finished with
     * @param noShows people who did not come when the clerk called
     * @param meanServingSeconds of those served, the time at this clerk's counter alone; absent without any
     */
    @Schema(name = "OwnFigures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figures(
            LocalDate date,
            int served,
            int noShows,
            @Nullable Long meanServingSeconds) {}

    /** The clerk's figures of a day. */
    Figures of(Office office, LocalDate day, String clerk) {
        return sql.first(FIGURES, row -> figures(row, day), office.code(), day, clerk)
                .orElseThrow();
    }

    private static Figures figures(Row row, LocalDate day) throws SQLException {
        return new Figures(
                day,
                row.number("served"),
                row.number("no_shows"),
                row.number("measured") == 0 ? null : Math.round(row.fraction("mean")));
    }
}
