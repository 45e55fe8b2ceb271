package de.willkommen.queue.officefeed;

import java.time.Instant;

/**
 * Somebody's right to hear of an office: as long as the token lasts that gave it, and the office has not let them go. Who
 * is in no copy of the staff, such as an administrator of the authority, has the right by the token alone.
 */
public final class Membership {

    private final Office office;
    private final String subject;
    private final boolean ofThisOffice;
    private final Instant until;
    private final Offices offices;

    /** @param ofThisOffice whether the token names the office; one that names none is good for every office */
    Membership(Office office, String subject, boolean ofThisOffice, Instant until, Offices offices) {
        this.office = office;
        this.subject = subject;
        this.ofThisOffice = ofThisOffice;
        this.until = until;
        this.offices = offices;
    }

    /** The office it is about. */
    public Office office() {
        return office;
    }

    /**
     * Whether there is still a right to hear of it.
     *
     * @param realNow tokens know no other time
     */
    public boolean holds(Instant realNow) {
        return realNow.isBefore(until) && !hasLeft();
    }

    boolean hasLeft() {
        return offices.hasLeft(office, subject, ofThisOffice);
    }
}
