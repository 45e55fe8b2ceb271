package de.willkommen.queue.estimate;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.order.Desk;
import de.willkommen.queue.sql.CountedStays;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each office has learned in the last four weeks, read from the stays of its tickets. Read anew now and then: an
 * instance that knows a little less than another tells nobody anything wrong.
 */
@ApplicationScoped
class Experiences {

    private static final Duration LEARNED_FROM = Duration.ofDays(28);
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    /** More promises teach nothing more, and older ones are of another season. */
    private static final int PROMISES = 2000;

    /** What the night finished took nobody knows how long. */
    private static final String SERVED = "with stay as (" + CountedStays.of("""
            select id from ticket where office = ? and status = 'DONE' and finished_at >= ? and planned_minutes > 0
            """) + """
            ), busy as (
                select ticket_id, min(started_at) as called_at, extract(epoch from sum(ended_at - started_at)) / 60 as minutes
                from stay where meant in ('CALLED', 'SERVING') and ended_at is not null
                group by ticket_id having not bool_or(meant = 'SERVING' and ended_by_night)
            )
            select ticket.day, ticket.services[1] as service, ticket.planned_minutes, busy.minutes,
                   extract(hour from busy.called_at at time zone ?) as hour
            from busy join ticket on ticket.id = busy.ticket_id
            where busy.minutes >= 0.5 and ticket.services[1] is not null
            """;

    private static final String OUTCOMES = """
            select promise.simulated_p50, promise.simulated_p90,
                   extract(epoch from came.at - promise.made_at) / 60 as waited
            from wait_promise promise cross join lateral (
                select min(started_at) as at from (%s) stay
                where status in ('CALLED', 'CLOSED_AT_NIGHT') and next_step is distinct from 'UNDO') came
            where promise.office = ? and promise.made_at >= ? and came.at is not null
            order by promise.made_at desc limit ?
            """.formatted(CountedStays.of("promise.ticket_id"));

    private static final String CALLS = """
            select count(*) filter (where status = 'DONE') as answered, count(*) as called
            from ticket where office = ? and opened_at >= ? and status in ('DONE', 'NO_SHOW')
            """;

    private static final String APPOINTMENTS = """
            select count(*) filter (where status <> 'MISSED') as kept, count(*) as booked
            from booking where office = ? and starts_at >= ? and starts_at < ?
              and status in ('CHECKED_IN', 'COMPLETED', 'UNSERVED', 'MISSED')
            """;

    private static final String LAST_DAY = """
            with began as (
                select counter, services, languages, started_at at time zone ? as local,
                       row_number() over (
                           partition by counter, cast(started_at at time zone ? as date) order by started_at) as nth
                from counter_session where office = ? and started_at >= ? and started_at < ?)
            select counter, services, languages, extract(epoch from cast(local as time)) / 60 as minute
            from began
            where nth = 1 and cast(local as date) = (select max(cast(local as date)) from began)
            """;

    private final Sql sql;
    private final Map<String, Learned> known = new ConcurrentHashMap<>();

    Experiences(Sql sql) {
        this.sql = sql;
    }

    private record Learned(Instant at, Experience experience) {}

    private record Share(long some, long all) {

        private double drawnTo(double usual) {
            return Experience.share(usual, some, all);
        }
    }

    /** What the office has learned until now. */
    Experience of(Office office, Instant now) {
        var earlier = known.get(office.code());
        if (earlier != null
                && !now.isBefore(earlier.at())
                && now.isBefore(earlier.at().plus(KEPT_FOR))) {
            return earlier.experience();
        }
        var learned = learn(office, now);
        known.put(office.code(), new Learned(now, learned));
        return learned;
    }

    private Experience learn(Office office, Instant now) {
        var since = now.minus(LEARNED_FROM);
        return new Experience(
                ServingTimes.learn(served(office, since), office.dayOf(now)),
                share(APPOINTMENTS, "kept", "booked", office.code(), since, now)
                        .drawnTo(Experience.APPOINTMENTS_USUALLY_KEPT),
                share(CALLS, "answered", "called", office.code(), since).drawnTo(Experience.CALLS_USUALLY_ANSWERED),
                lastDay(office, since, now),
                Correction.learn(outcomes(office, since)));
    }

    private List<Served> served(Office office, Instant since) {
        return sql.list(
                SERVED,
                row -> new Served(
                        row.day("day"),
                        row.text("service"),
                        row.number("hour"),
                        row.number("planned_minutes"),
                        row.fraction("minutes")),
                office.code(),
                since,
                office.zone().getId());
    }

    private List<Correction.Outcome> outcomes(Office office, Instant since) {
        return sql.list(
                OUTCOMES,
                row -> new Correction.Outcome(
                        new Correction.Range(row.fraction("simulated_p50"), row.fraction("simulated_p90")),
                        row.fraction("waited")),
                office.code(),
                since,
                PROMISES);
    }

    private List<Experience.SignOn> lastDay(Office office, Instant since, Instant now) {
        var zone = office.zone().getId();
        var today = office.dayOf(now).atStartOfDay(office.zone()).toInstant();
        return sql.list(
                LAST_DAY,
                row -> new Experience.SignOn(
                        new Desk(row.text("counter"), row.texts("services"), row.texts("languages")),
                        row.fraction("minute")),
                zone,
                zone,
                office.code(),
                since,
                today);
    }

    private Share share(String question, String some, String all, Object... parameters) {
        return sql.first(question, row -> new Share(row.longNumber(some), row.longNumber(all)), parameters)
                .orElseThrow();
    }
}
