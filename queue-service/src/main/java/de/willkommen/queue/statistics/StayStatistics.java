package de.willkommen.queue.statistics;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.sql.CountedStays;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes figures from the append-only stays of tickets and from the promises, anew each time: nothing is kept that could
 * go wrong, so there is nothing to repair by hand. Of the tickets themselves it only reads to which office they belong.
 *
 * <p>A stay that was a misclick counts as the state it was taken back to. A call that nobody answered, and that was taken
 * back, is time spent waiting.
 */
@ApplicationScoped
class StayStatistics {

    private static final String FIGURES = "with stay as (" + CountedStays.of("""
            select id from ticket where office = ? and day between ? and ?
            """) + """
            ), led as (
                select stay.*,
                       (array_agg(meant) filter (where meant <> 'CALLED') over (
                           partition by ticket_id order by ordinal
                           rows between 1 following and unbounded following))[1] as led_to
                from stay
            ), visit as (
                select ticket_id,
                       min(started_at) as came_at,
                       (array_agg(services[1] order by ordinal))[1] as service,
                       (array_agg(status order by ordinal desc))[1] as outcome,
                       min(started_at) filter (
                           where status in ('CALLED', 'CLOSED_AT_NIGHT') and next_step is distinct from 'UNDO')
                           as called_at,
                       sum(extract(epoch from ended_at - started_at)) filter (
                           where meant in ('WAITING', 'TRANSFERRED')
                              or meant = 'CALLED' and led_to is distinct from 'SERVING') as waiting,
                       sum(extract(epoch from ended_at - started_at)) filter (
                           where meant = 'CALLED' and led_to = 'SERVING') as way,
                       sum(extract(epoch from ended_at - started_at)) filter (where meant = 'SERVING') as serving,
                       -- The night finishes what a clerk forgot to; how long it took nobody knows.
                       bool_or(meant = 'SERVING' and ended_by_night) as forgotten
                from led group by ticket_id
            ), person as (
                select visit.*,
                       case when outcome = 'DONE' then waiting end as waited,
                       case when outcome = 'DONE' then way end as went,
                       case when outcome = 'DONE' and not forgotten then serving end as took,
                       called_at is not null and promise.ticket_id is not null as promised,
                       extract(epoch from called_at - promise.made_at) <= promise.p90 * 60 as kept
                from visit left join wait_promise promise on promise.ticket_id = visit.ticket_id
            )
            select case when ? then cast(came_at at time zone ? as date) end as day,
                   case when ? then cast(extract(hour from came_at at time zone ?) as int) end as hour,
                   case when ? then service end as service,
                   count(*) as people,
                   count(*) filter (where outcome = 'DONE') as served,
                   count(*) filter (where outcome = 'NO_SHOW') as no_shows,
                   count(*) filter (where outcome = 'LEFT') as gone,
                   count(*) filter (where outcome = 'CLOSED_AT_NIGHT') as unserved,
                   count(*) filter (
                       where outcome in ('WAITING', 'TRANSFERRED', 'CALLED', 'SERVING', 'PARKED')) as open,
                   count(waited) as waited_count,
                   percentile_cont(0.5) within group (order by waited) as waited_p50,
                   percentile_cont(0.9) within group (order by waited) as waited_p90,
                   max(waited) as waited_longest,
                   avg(waited) as waited_mean,
                   count(went) as went_count,
                   percentile_cont(0.5) within group (order by went) as went_p50,
                   percentile_cont(0.9) within group (order by went) as went_p90,
                   max(went) as went_longest,
                   avg(went) as went_mean,
                   count(took) as took_count,
                   percentile_cont(0.5) within group (order by took) as took_p50,
                   percentile_cont(0.9) within group (order by took) as took_p90,
                   max(took) as took_longest,
                   avg(took) as took_mean,
                   count(*) filter (where promised) as promises,
                   count(*) filter (where promised and kept) as promises_kept
            from person
            where ?::text is null or service = ?
            group by 1, 2, 3
            order by 1, 2, 3
            """;

    private final Sql sql;

    StayStatistics(Sql sql) {
        this.sql = sql;
    }

    /**
     * The figures of everybody who came on these days, told apart as wished and in that order; no group without people.
     *
     * @param service those who came for this one alone; absent for all
     */
    List<Figures> of(Office office, LocalDate from, LocalDate to, Set<Grouping> by, @Nullable String service) {
        var zone = office.zone().getId();
        return sql.list(
                FIGURES,
                StayStatistics::figures,
                office.code(),
                from,
                to,
                by.contains(Grouping.DAY),
                zone,
                by.contains(Grouping.HOUR),
                zone,
                by.contains(Grouping.SERVICE),
                service,
                service);
    }

    private static Figures figures(Row row) throws SQLException {
        return new Figures(
                row.dayOrNull("day"),
                row.numberOrNull("hour"),
                row.textOrNull("service"),
                row.number("people"),
                row.number("served"),
                row.number("no_shows"),
                row.number("gone"),
                row.number("unserved"),
                row.number("open"),
                spread(row, "waited"),
                spread(row, "went"),
                spread(row, "took"),
                row.number("promises"),
                row.number("promises_kept"));
    }

    private static Figures.@Nullable Spread spread(Row row, String of) throws SQLException {
        var count = row.number(of + "_count");
        return count == 0
                ? null
                : new Figures.Spread(
                        count,
                        Math.round(row.fraction(of + "_p50")),
                        Math.round(row.fraction(of + "_p90")),
                        Math.round(row.fraction(of + "_longest")),
                        Math.round(row.fraction(of + "_mean")));
    }
}
