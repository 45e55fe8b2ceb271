package de.willkommen.localstack.clock;

import de.willkommen.localstack.StackFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How far the platform's time is from the real one.
 *
 * <p>Data of the platform name moments of its own time, so that time never runs backwards over one data folder: a start
 * before the last moment seen is refused.
 *
 * @param offset added to the real time
 * @param reason why, as one line for the person who started the stack; empty when time is real
 */
public record PlatformClock(Duration offset, String reason) {

    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern(
                    "EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH)
            .withZone(OpeningHours.ZONE);

    /**
     * Chooses the offset.
     *
     * @param wish empty, {@code real}, or a local date and time such as {@code 2026-11-24T08:55}
     * @param last what this data folder has seen
     * @throws StackFailure when the wish cannot be read, or lies before the last moment seen
     */
    public static PlatformClock choose(String wish, ClockFile.Seen last, OpeningHours hours, Clock real) {
        var now = real.instant().truncatedTo(ChronoUnit.SECONDS);
        if (wish.isBlank()) {
            return unasked(last, hours, now);
        }
        var start = wish.equals("real") ? now : parse(wish);
        if (start.isBefore(last.moment())) {
            throw new StackFailure(
                    ("CLOCK=%s lies before %s, the last moment this platform has seen: choose a later one,"
                                    + " or forget its data with make clean-data.")
                            .formatted(wish, SPOKEN.format(last.moment())));
        }
        var offset = Duration.between(now, start);
        return new PlatformClock(
                offset, offset.isZero() ? "" : "The clock starts at " + SPOKEN.format(start) + ", as asked.");
    }

    private static PlatformClock unasked(ClockFile.Seen last, OpeningHours hours, Instant now) {
        if (hours.isOpen(now) && !now.isBefore(last.moment())) {
            return new PlatformClock(Duration.ZERO, "");
        }
        var goingOn = now.plus(last.offset());
        if (!last.offset().isZero() && hours.isOpen(goingOn) && !goingOn.isBefore(last.moment())) {
            return new PlatformClock(
                    last.offset(),
                    "The clock goes on at " + SPOKEN.format(goingOn) + " (CLOCK=real for the real time).");
        }
        var later = now.isBefore(last.moment()) ? last.moment() : now;
        // Still open at the last moment seen: go on there rather than skip the rest of that day.
        var start = hours.isOpen(later) ? later : hours.nextOpening(later);
        return new PlatformClock(
                Duration.between(now, start),
                "The office is closed now: the clock starts at its next opening, " + SPOKEN.format(start)
                        + " (CLOCK=real for the real time).");
    }

    private static Instant parse(String wish) {
        try {
            return LocalDateTime.parse(wish).atZone(OpeningHours.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new StackFailure(
                    "CLOCK=%s is not a time: use CLOCK=real or a local time such as CLOCK=2026-11-24T08:55."
                            .formatted(wish),
                    e);
        }
    }

    /** The platform's present moment. */
    public Instant now(Clock real) {
        return real.instant().plus(offset);
    }

    /** The moment as people in the office say it. */
    public String spoken(Clock real) {
        return SPOKEN.format(now(real));
    }
}
