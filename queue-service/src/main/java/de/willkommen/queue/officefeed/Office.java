package de.willkommen.queue.officefeed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * An office as its owner last described it.
 *
 * @param checkInBefore how long before the start an appointment can be checked in
 * @param checkInAfter how long after
 */
public record Office(
        String code,
        String authority,
        ZoneId zone,
        List<String> languages,
        Duration checkInBefore,
        Duration checkInAfter) {

    /** The local day of a moment. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
