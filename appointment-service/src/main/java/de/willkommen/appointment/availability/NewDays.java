package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Office;
import de.willkommen.kit.secret.DerivedSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * When the furthest day begins to be bookable: at a time of day the office chose, and then at a moment that nobody can know
 * beforehand, since programs wait for moments that can be known.
 */
@ApplicationScoped
class NewDays {

    private final DerivedSecrets secrets;

    NewDays(DerivedSecrets secrets) {
        this.secrets = secrets;
    }

    /** The furthest day that can be booked at that moment. */
    LocalDate furthest(Office office, Instant now) {
        var today = office.dayOf(now);
        var furthest = today.plusDays(office.rules().horizonDays());
        return now.isBefore(opening(office, today)) ? furthest.minusDays(1) : furthest;
    }

    /** The moment of a day from which on the day at the horizon can be booked; the same on every instance. */
    Instant opening(Office office, LocalDate day) {
        var rules = office.rules();
        return day.atTime(rules.newDaysAt())
                .atZone(office.zone())
                .toInstant()
                .plus(offset(office, day, Duration.ofMinutes(rules.newDaysSpreadMinutes())));
    }

    private Duration offset(Office office, LocalDate day, Duration spread) {
        if (spread.isZero()) {
            return Duration.ZERO;
        }
        var name = (office.code() + "/" + day).getBytes(StandardCharsets.UTF_8);
        var secret = secrets.derive(secrets.currentKeyId(), UUID.nameUUIDFromBytes(name), "new-day", 1);
        return Duration.ofSeconds(Math.floorMod(secret.hashCode(), spread.toSeconds()));
    }
}
