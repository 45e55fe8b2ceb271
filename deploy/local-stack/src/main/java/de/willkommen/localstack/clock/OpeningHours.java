package de.willkommen.localstack.clock;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When somebody can be served in Magdeburg, roughly: enough to choose a moment at which the demo is worth watching.
 *
 * <p>The true opening plans lie in appointment-service; this must work before it runs.
 */
public final class OpeningHours {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(16, 0);

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));

    boolean isOpen(Instant moment) {
        var local = moment.atZone(ZONE);
        var time = local.toLocalTime();
        return isWorkingDay(local.toLocalDate()) && !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }

    /** The first opening not before the moment. */
    Instant nextOpening(Instant moment) {
        var local = moment.atZone(ZONE);
        var day = local.toLocalTime().isAfter(OPENS) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return ZonedDateTime.of(day, OPENS, ZONE).toInstant();
    }

    // "st" is Sachsen-Anhalt.
    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day, "st");
    }
}
