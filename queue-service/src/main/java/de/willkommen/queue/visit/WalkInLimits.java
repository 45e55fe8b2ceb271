package de.willkommen.queue.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.ServiceOffer;
import de.willkommen.queue.policy.Policies;
import de.willkommen.queue.policy.Policy;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.TicketState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What visitors take by themselves has limits; whoever is at a desk decides. */
@ApplicationScoped
class WalkInLimits {

    private final Policies policies;
    private final Offices offices;
    private final TicketBook tickets;
    private final Clock clock;

    WalkInLimits(Policies policies, Offices offices, TicketBook tickets, Clock clock) {
        this.policies = policies;
        this.offices = offices;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * The numbers of today.
     *
     * @param open whether kiosk and phone give numbers now
     * @param until the local time at which they end today; absent when they don't, 00:00 when there are none all day
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
                policy.lastWalkIn(day.getDayOfWeek()).map(LocalTime::toString).orElse(null),
                offices.services(office.code()).stream()
                        .filter(ServiceOffer::active)
                        .flatMap(service -> numbers(office, day, service, policy).stream())
                        .toList());
    }

    private Optional<ServiceNumbers> numbers(Office office, LocalDate day, ServiceOffer service, Policy policy) {
        var ofDay = policy.contingent(service.code())
                .map(most -> new ServiceNumbers(
                        service.code(),
                        most,
                        Math.max(0, most - tickets.takenByVisitors(office.code(), day, service.code()))));
        var ofRange = policy.ranges(service.ticketLetter())
                .walkIns()
                .map(range -> new ServiceNumbers(
                        service.code(),
                        range.size(),
                        tickets.numbersLeft(office.code(), day, service.ticketLetter(), range)));
        return Stream.of(ofDay, ofRange)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(ServiceNumbers::left).thenComparingInt(ServiceNumbers::perDay));
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
                    .with("day", last.equals(Policy.NEVER) ? "none" : "some")
                    .withMember("until", last.toString());
        });
        var service = ticket.services().get(0);
        policy.contingent(service)
                .filter(most -> tickets.takenByVisitors(office.code(), ticket.day(), service) > most)
                .ifPresent(most -> {
                    throw givenOut(service, most);
                });
        policy.ranges(ticket.number().substring(0, 1))
                .walkIns()
                .filter(range -> Integer.parseInt(ticket.number().substring(1)) > range.to())
                .ifPresent(range -> {
                    throw givenOut(service, range.size());
                });
    }

    private static Refusal givenOut(String service, int perDay) {
        return new Refusal(VisitProblem.NUMBERS_GIVEN_OUT)
                .withMember("service", service)
                .withMember("perDay", perDay);
    }

    /** The time of the last number, once it has passed. */
    private static Optional<LocalTime> passed(Policy policy, Office office, Instant now) {
        var local = now.atZone(office.zone());
        // By the clocks on the wall, and where those are put back it does not begin once more.
        return policy.lastWalkIn(local.getDayOfWeek())
                .filter(last -> !local.toLocalTime().isBefore(last)
                        || !now.isBefore(local.toLocalDate()
                                .atTime(last)
                                .atZone(office.zone())
                                .toInstant()));
    }
}
