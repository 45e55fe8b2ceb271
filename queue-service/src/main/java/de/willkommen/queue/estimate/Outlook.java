package de.willkommen.queue.estimate;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the next two hours will bring: the appointments as far as people usually keep them, those without one who usually
 * come at this time of this weekday, and how many the counters signed on now can serve.
 */
@ApplicationScoped
public class Outlook {

    private static final Duration STEP = Duration.ofMinutes(30);
    private static final int STEPS = 4;
    private static final Duration LEARNED_FROM = Duration.ofDays(28);

    private static final String WALK_INS = """
            with day as (
                select distinct day from ticket
                where office = ? and opened_at >= ? and opened_at < ?
                  and extract(isodow from day) = extract(isodow from cast(? as date)))
            select coalesce(cast(count(ticket.id) as double precision) / nullif(count(distinct day.day), 0), 0) as usual
            from day left join ticket on ticket.day = day.day and ticket.office = ? and ticket.due_at is null
              and cast(ticket.opened_at at time zone ? as time) >= cast(? as time)
              and cast(ticket.opened_at at time zone ? as time) < cast(? as time)
            """;

    private final Experiences experiences;
    private final Sql sql;

    Outlook(Experiences experiences, Sql sql) {
        this.experiences = experiences;
        this.sql = sql;
    }

    /**
     * Half an hour to come.
     *
     * @param appointments people expected with one
     * @param walkIns people expected without one
     * @param capacity how many the counters signed on now can serve
     * @param waiting how many will be waiting at its end
     */
    public record HalfHour(Instant from, Instant until, int appointments, int walkIns, int capacity, int waiting) {}

    /**
     * The next two hours.
     *
     * @param waiting how many wait now
     * @param counters how many are signed on now
     * @param due when the appointments of those start who are not there yet
     */
    public List<HalfHour> nextTwoHours(Office office, int waiting, int counters, List<Instant> due, Instant now) {
        var experience = experiences.of(office, now);
        var capacity = counters * STEP.toMinutes() / experience.serving().typicalMinutes();
        var halfHours = new ArrayList<HalfHour>();
        var left = (double) waiting;
        for (int i = 0; i < STEPS; i++) {
            var from = now.plus(STEP.multipliedBy(i));
            var until = from.plus(STEP);
            var appointments = experience.appointmentsKept()
                    * due.stream()
                            .filter(start -> !start.isBefore(from) && start.isBefore(until))
                            .count();
            var walkIns = usualWalkIns(office, from, until, now);
            left = Math.max(0, left + appointments + walkIns - capacity);
            halfHours.add(new HalfHour(
                    from, until, rounded(appointments), rounded(walkIns), rounded(capacity), rounded(left)));
        }
        return halfHours;
    }

    private double usualWalkIns(Office office, Instant from, Instant until, Instant now) {
        var begins = from.atZone(office.zone()).toLocalTime();
        var ends = until.atZone(office.zone()).toLocalTime();
        if (!ends.isAfter(begins)) {
            // Nobody comes at midnight.
            return 0;
        }
        var today = office.dayOf(now);
        var zone = office.zone().getId();
        return sql.list(
                        WALK_INS,
                        row -> row.fraction("usual"),
                        office.code(),
                        now.minus(LEARNED_FROM),
                        today.atStartOfDay(office.zone()).toInstant(),
                        today.toString(),
                        office.code(),
                        zone,
                        begins.toString(),
                        zone,
                        ends.toString())
                .get(0);
    }

    private static int rounded(double people) {
        return (int) Math.round(people);
    }
}
