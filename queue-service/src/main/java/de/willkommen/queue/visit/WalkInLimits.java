package de.willkommen.queue.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.policy.Policies;
import de.willkommen.queue.policy.Policy;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What visitors take by themselves has limits; whoever is at a desk decides. */
@ApplicationScoped
class WalkInLimits {

    private final Policies policies;
    private final TicketBook tickets;
    private final Clock clock;

    WalkInLimits(Policies policies, TicketBook tickets, Clock clock) {
        this.policies = policies;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * The numbers of today.
     *
     * @param open whether kiosk and phone give numbers now
     * @param until the local time at which they end; absent when they don't
     * @param services those with a limit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NumbersToday(boolean open, @Nullable String until, List<ServiceNumbers> services) {}

    /** How many numbers of the day a service has, and how many are left. */
    record ServiceNumbers(String code, int perDay, int left) {}

    /** What is left of today's numbers; when one is taken a moment later, it counts then. */
    @Transactional
    NumbersToday today(Office office) {
        var now = clock.instant();
        var policy = policies.of(office.code());
        var day = office.dayOf(now);
        return new NumbersToday(
                passed(policy, office, now).isEmpty(),
                policy.walkInsUntil(),
                policy.walkInsPerDay().entrySet().stream()
                        .map(limit -> new ServiceNumbers(
                                limit.getKey(),
                                limit.getValue(),
                                Math.max(
                                        0,
                                        limit.getValue()
                                                - tickets.takenByVisitors(office.code(), day, limit.getKey()))))
                        .toList());
    }

    /**
     * Refuses a number beyond the limits. Looked at when the number is taken: until the transaction ends nobody else takes
     * one of this letter, so that the last is given once.
     *
     * @throws Refusal 409 {@code numbers-closed}, {@code numbers-given-out}
     */
    void refuseBeyond(Office office, TicketState ticket) {
        var policy = policies.of(office.code());
        passed(policy, office, ticket.openedAt()).ifPresent(last -> {
            throw new Refusal(VisitProblem.NUMBERS_CLOSED)
                    .with("time", last.toString())
                    .withMember("until", last.toString());
        });
        var service = ticket.services().get(0);
        policy.contingent(service)
                .filter(most -> tickets.takenByVisitors(office.code(), ticket.day(), service) > most)
                .ifPresent(most -> {
                    throw new Refusal(VisitProblem.NUMBERS_GIVEN_OUT)
                            .withMember("service", service)
                            .withMember("perDay", most);
                });
    }

    /** The time of the last number, once it has passed. */
    private static Optional<LocalTime> passed(Policy policy, Office office, Instant now) {
        return policy.lastWalkIn()
                .filter(last -> !now.atZone(office.zone()).toLocalTime().isBefore(last));
    }
}
