package de.willkommen.queue.statistics;

import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * Computes the figures of a day from the stays of its tickets, anew each time: there is nothing to repair by hand.
 *
 * <p>A stay that was a misclick counts as the state it was taken back to.
 */
@ApplicationScoped
class DayStatistics {

    private static final String FIGURES = """
            with stay as (
                select ticket_id, started_at, ended_at,
                       case when lead(step) over following = 'UNDO'
                            then lead(status) over following else status end as meant,
                       lead(clerk) over following as ended_by
                from ticket_segment
                where ticket_id in (select id from ticket where office = ? and day = ?)
                window following as (partition by ticket_id order by ordinal)
            ), duration as (
                select ticket_id,
                       sum(extract(epoch from ended_at - started_at))
                           filter (where meant in ('WAITING', 'TRANSFERRED')) as waiting,
                       sum(extract(epoch from ended_at - started_at))
                           filter (where meant = 'SERVING') as serving,
                       -- The night finishes what a clerk forgot to; how long it took nobody knows.
                       bool_or(meant = 'SERVING' and ended_by is null) as ended_by_night
                from stay where ended_at is not null group by ticket_id
            )
            select services[1] as service,
                   count(*) filter (where status = 'DONE') as served,
                   count(*) filter (where status = 'NO_SHOW') as no_shows,
                   count(*) filter (where status = 'LEFT') as gone,
                   count(*) filter (where status = 'CLOSED_AT_NIGHT') as unserved,
                   count(*) filter (
                       where status in ('WAITING', 'TRANSFERRED', 'CALLED', 'SERVING', 'PARKED')) as open,
                   percentile_cont(0.5) within group (order by waiting) filter (where status = 'DONE') as waiting_p50,
                   percentile_cont(0.9) within group (order by waiting) filter (where status = 'DONE') as waiting_p90,
                   avg(waiting) filter (where status = 'DONE') as waiting_mean,
                   percentile_cont(0.5) within group (order by serving)
                       filter (where status = 'DONE' and not ended_by_night) as serving_p50,
                   percentile_cont(0.9) within group (order by serving)
                       filter (where status = 'DONE' and not ended_by_night) as serving_p90,
                   avg(serving) filter (where status = 'DONE' and not ended_by_night) as serving_mean
            from ticket left join duration on duration.ticket_id = ticket.id
            where office = ? and day = ?
            group by services[1] order by services[1]
            """;

    private final Sql sql;

    DayStatistics(Sql sql) {
        this.sql = sql;
    }

    List<DayFigures.ServiceFigures> of(String office, LocalDate day) {
        return sql.list(
                FIGURES,
                row -> new DayFigures.ServiceFigures(
                        row.text("service"),
                        row.number("served"),
                        row.number("no_shows"),
                        row.number("gone"),
                        row.number("unserved"),
                        row.number("open"),
                        DayFigures.Spread.of(
                                row.fractionOrNull("waiting_p50"),
                                row.fractionOrNull("waiting_p90"),
                                row.fractionOrNull("waiting_mean")),
                        DayFigures.Spread.of(
                                row.fractionOrNull("serving_p50"),
                                row.fractionOrNull("serving_p90"),
                                row.fractionOrNull("serving_mean"))),
                office,
                day,
                office,
                day);
    }
}
