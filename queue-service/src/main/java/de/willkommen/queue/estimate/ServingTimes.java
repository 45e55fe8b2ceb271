package de.willkommen.queue.estimate;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.ServiceOffer;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much longer or shorter than planned each service really takes, learned from the stays of the last four weeks. With
 * few of them the plan counts more: it weighs as much as {@value #PLAN_WEIGHS} people served.
 */
@ApplicationScoped
class ServingTimes {

    private static final int PLAN_WEIGHS = 10;
    private static final Duration LEARNED_FROM = Duration.ofDays(28);
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final double UNKNOWN_MINUTES = 20;

    private final Sql sql;
    private final Offices offices;
    private final Map<String, Factors> known = new ConcurrentHashMap<>();

    ServingTimes(Sql sql, Offices offices) {
        this.sql = sql;
        this.offices = offices;
    }

    /** Expected minutes at the counter of somebody planned for {@code plannedMinutes}. */
    double expectedMinutes(Office office, List<String> services, int plannedMinutes, Instant now) {
        if (services.isEmpty()) {
            return plannedMinutes;
        }
        return plannedMinutes * factors(office, now).byService().getOrDefault(services.get(0), 1.0);
    }

    /** Expected minutes of somebody nothing is known about yet. */
    double expectedMinutes(Office office, Instant now) {
        return factors(office, now).typicalMinutes();
    }

    private Factors factors(Office office, Instant now) {
        var earlier = known.get(office.code());
        if (earlier != null
                && !now.isBefore(earlier.at())
                && now.isBefore(earlier.at().plus(KEPT_FOR))) {
            return earlier;
        }
        var learned = learn(office, now);
        known.put(office.code(), learned);
        return learned;
    }

    private Factors learn(Office office, Instant now) {
        var byService = new HashMap<String, Double>();
        sql.list(
                """
                select services[1] as service, count(*) as people, avg(minutes / planned_minutes) as factor
                from (
                    select ticket.services, ticket.planned_minutes,
                           sum(extract(epoch from stay.ended_at - stay.started_at)) / 60 as minutes
                    from ticket join ticket_segment stay on stay.ticket_id = ticket.id
                    where ticket.office = ? and ticket.status = 'DONE' and ticket.finished_at >= ?
                      and ticket.planned_minutes > 0 and stay.status = 'SERVING' and stay.ended_at is not null
                    group by ticket.id, ticket.services, ticket.planned_minutes
                ) as served
                where minutes between 1 and 180
                group by services[1]
                """,
                row -> {
                    var people = row.longNumber("people");
                    var factor = row.fractionOrNull("factor");
                    var measured = factor == null ? 1.0 : factor;
                    return byService.put(
                            row.text("service"), (measured * people + PLAN_WEIGHS) / (people + PLAN_WEIGHS));
                },
                office.code(),
                now.minus(LEARNED_FROM));
        var typical = offices.services(office.code()).stream()
                .filter(ServiceOffer::active)
                .mapToDouble(service -> service.durationMinutes() * byService.getOrDefault(service.code(), 1.0))
                .average()
                .orElse(UNKNOWN_MINUTES);
        return new Factors(now, byService, typical);
    }

    private record Factors(Instant at, Map<String, Double> byService, double typicalMinutes) {}
}
