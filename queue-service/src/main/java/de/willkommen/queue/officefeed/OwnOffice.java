package de.willkommen.queue.officefeed;

import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Lets staff and devices see their own office alone. Another office, of the same authority or not, looks as if it did
 * not exist; a token that names an authority but no office may see every office of it.
 */
@ApplicationScoped
public class OwnOffice {

    private final Offices offices;
    private final Caller caller;

    OwnOffice(Offices offices, Caller caller) {
        this.offices = offices;
        this.caller = caller;
    }

    /**
     * The office, when the caller belongs there.
     *
     * @throws Refusal 404 otherwise
     */
    public Office require(String code) {
        var office = offices.office(code).orElseThrow(Refusal::notFound);
        require(office.authority(), office.code());
        return office;
    }

    /**
     * The caller's right to hear of the office, when they belong there and have not left it.
     *
     * @throws Refusal 404 otherwise
     */
    public Membership membership(String code) {
        var office = require(code);
        var membership = new Membership(
                office,
                caller.requiredSubject(),
                caller.office().isPresent(),
                caller.tokenExpiresAt().orElse(Instant.MAX),
                offices);
        if (membership.hasLeft()) {
            throw Refusal.notFound();
        }
        return membership;
    }

    /** The same for a thing that names its authority and office. */
    public void require(String authority, String office) {
        caller.requireSameAuthority(authority);
        if (caller.office().filter(own -> !own.equals(office)).isPresent()) {
            throw Refusal.notFound();
        }
    }

    /**
     * The counter, when the caller belongs to its office.
     *
     * @throws Refusal 404 otherwise
     */
    public Counter requireCounter(String code) {
        var counter = offices.counter(caller.requiredAuthority(), code).orElseThrow(Refusal::notFound);
        require(counter.authority(), counter.office());
        return counter;
    }
}
