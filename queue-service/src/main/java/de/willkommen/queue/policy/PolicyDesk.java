package de.willkommen.queue.policy;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.ServiceOffer;
import de.willkommen.queue.signal.OfficeFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Changes how an office calls. Who waits already keeps the rank of their arrival. */
@ApplicationScoped
class PolicyDesk {

    private final Policies policies;
    private final Offices offices;
    private final OfficeFeed feed;
    private final Clock clock;

    PolicyDesk(Policies policies, Offices offices, OfficeFeed feed, Clock clock) {
        this.policies = policies;
        this.offices = offices;
        this.feed = feed;
        this.clock = clock;
    }

    /** The letters in front of the office's numbers. */
    List<String> letters(Office office) {
        return offices.services(office.code()).stream()
                .filter(ServiceOffer::active)
                .map(ServiceOffer::ticketLetter)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Puts a policy in force. The same once more changes nothing and leaves no trace.
     *
     * @throws Refusal 400 with each field that makes no sense; 409 {@code policy-changed} when somebody else was faster
     */
    @Transactional
    @RepeatOnConflict
    Policies.Version change(Office office, PolicySheet sheet, Policies.Clerk clerk) {
        var offered = offices.services(office.code()).stream()
                .filter(ServiceOffer::active)
                .toList();
        var policy = sheet.checked(
                offered.stream().map(ServiceOffer::code).collect(Collectors.toSet()),
                offered.stream().map(ServiceOffer::ticketLetter).collect(Collectors.toSet()));
        var current = policies.current(office.code());
        if (current.policy().equals(policy)) {
            return current;
        }
        if (current.revision() != sheet.basedOn()
                || !policies.put(office.code(), current.revision() + 1, policy, clerk, clock.instant())) {
            throw new Refusal(PolicyProblem.POLICY_CHANGED)
                    .withMember("current", PolicyResource.CallingPolicy.of(current));
        }
        feed.changed(office.code());
        return policies.current(office.code());
    }
}
