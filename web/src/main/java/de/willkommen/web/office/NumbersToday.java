package de.willkommen.web.office;

import de.willkommen.web.upstream.QueueApi.Numbers;
import de.willkommen.web.upstream.QueueApi.ServiceNumbers;
import de.willkommen.web.upstream.QueueApi.WaitMinutes;
import de.willkommen.web.upstream.Services;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people want to know of today before and after they take a number: until when, for what, and when the house closes. */
@RequestScoped
public class NumbersToday {

    private final Services services;
    private final Offices offices;
    private final Clock clock;

    NumbersToday(Services services, Offices offices, Clock clock) {
        this.services = services;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * The numbers of today as a page shows them.
     *
     * @param over whether there are none any more
     * @param until local time of the last; empty when nobody set one, midnight on a day without any
     * @param gone codes of the services whose numbers are given out
     * @param closes local time at which the house closes; empty when it does not open, or nobody knows
     * @param closed whether that has passed
     */
    public record Today(boolean over, String until, Set<String> gone, String closes, boolean closed) {

        /** Whether there are none all day. */
        public boolean none() {
            return over && until.equals("00:00");
        }

        /** Whether the numbers of this service are given out. */
        public boolean isGone(String service) {
            return gone.contains(service);
        }

        /** Whether the numbers of all these services are given out. */
        public boolean allGone(List<ServiceCard> offered) {
            return !offered.isEmpty() && offered.stream().allMatch(service -> gone.contains(service.code()));
        }
    }

    /** Today; where a service is away, without what it knows. */
    public Today of(String office) {
        var numbers = offices.ifAvailable(() -> services.queue().ask(api -> api.numbers(office)));
        var closing = closing(office);
        return new Today(
                numbers.filter(known -> !known.open()).isPresent(),
                numbers.flatMap(known -> Optional.ofNullable(known.until())).orElse(""),
                numbers.map(Numbers::services).orElse(List.of()).stream()
                        .filter(service -> service.left() <= 0)
                        .map(ServiceNumbers::code)
                        .collect(Collectors.toSet()),
                closing.map(Closing::time).orElse(""),
                closing.filter(known -> !clock.instant().isBefore(known.moment()))
                        .isPresent());
    }

    /** The time at which the house closes, when somebody who waits so long may not be served before. */
    public String tooLate(String office, @Nullable WaitMinutes wait) {
        var now = clock.instant();
        return wait == null
                ? ""
                : closing(office)
                        .filter(known -> now.isBefore(known.moment())
                                && now.plus(Duration.ofMinutes(wait.p90())).isAfter(known.moment()))
                        .map(Closing::time)
                        .orElse("");
    }

    private Optional<Closing> closing(String office) {
        return offices.ifAvailable(() -> offices.closing(office)).flatMap(known -> known);
    }
}
