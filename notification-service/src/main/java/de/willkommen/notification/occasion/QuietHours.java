package de.willkommen.notification.occasion;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Nobody wants to be reminded at night, on a Sunday or on a holiday (DOMAIN, section 4). */
final class QuietHours {

    /** What moves to before the quiet hours does not come at their very beginning. */
    private static final Duration BEFORE_QUIET = Duration.ofMinutes(30);

    private final LocalTime from;
    private final LocalTime until;
    private final String land;
    private final HolidayManager holidays;

    /** Quiet from {@code from} until {@code until} of the next morning. */
    QuietHours(LocalTime from, LocalTime until, String land) {
        this.from = from;
        this.until = until;
        this.land = land;
        this.holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    }

    boolean isQuiet(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        return isQuiet(local.toLocalDate())
                || local.toLocalTime().isBefore(until)
                || !local.toLocalTime().isBefore(from);
    }

    /** The moment itself, or where it is quiet, the last good one before. */
    Instant notAfter(Instant moment, ZoneId zone) {
        if (!isQuiet(moment, zone)) {
            return moment;
        }
        var local = moment.atZone(zone);
        var day = local.toLocalDate();
        if (isQuiet(day) || local.toLocalTime().isBefore(until)) {
            day = day.minusDays(1);
        }
        while (isQuiet(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(from).atZone(zone).toInstant().minus(BEFORE_QUIET);
    }

    /** The moment itself, or where it is quiet, the first good one after. */
    Instant notBefore(Instant moment, ZoneId zone) {
        if (!isQuiet(moment, zone)) {
            return moment;
        }
        var local = moment.atZone(zone);
        var day = local.toLocalDate();
        if (isQuiet(day) || !local.toLocalTime().isBefore(from)) {
            day = day.plusDays(1);
        }
        while (isQuiet(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(until).atZone(zone).toInstant();
    }

    private boolean isQuiet(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.isHoliday(day, land);
    }
}
