package de.willkommen.web.language;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;

/** Moments as people read them: in the office's zone, Gregorian, Latin digits, 24 hours. */
public final class Dates {

    private static final LocalDate A_MONDAY = LocalDate.of(2026, 11, 23);

    private final Language language;
    private final ZoneId zone;

    /** Dates in this language, shown as the clocks of this zone. */
    public Dates(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /** The zone of the office. */
    public ZoneId zone() {
        return zone;
    }

    /** How the language writes lists and numbers. */
    public ULocale locale() {
        return language.locale();
    }

    /** For example "Dienstag, 24. November 2026". */
    public String day(OffsetDateTime moment) {
        return format("yMMMMEEEEd", moment);
    }

    /** For example "Dienstag, 24. November 2026". */
    public String day(LocalDate date) {
        return day(date.atTime(12, 0).atZone(zone).toOffsetDateTime());
    }

    /** For example "Di., 24. Nov.". */
    public String shortDay(LocalDate date) {
        return format("MMMEd", date.atTime(12, 0).atZone(zone).toOffsetDateTime());
    }

    /** For example "23.–29. November 2026". */
    public String range(LocalDate from, LocalDate to) {
        var format = DateIntervalFormat.getInstance("yMMMMd", language.locale());
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(new DateInterval(atNoon(from), atNoon(to)));
    }

    private static long atNoon(LocalDate date) {
        return date.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** For example "24. Dezember". */
    public String dayOfYear(MonthDay day) {
        // A leap year, so that 29 February is a day.
        return format("MMMMd", day.atYear(2028).atTime(12, 0).atZone(zone).toOffsetDateTime());
    }

    /** For example "Dezember". */
    public String monthName(Month month) {
        return format(
                "LLLL", LocalDate.of(2028, month, 1).atTime(12, 0).atZone(zone).toOffsetDateTime());
    }

    /** For example "November 2026". */
    public String month(YearMonth month) {
        return format("yMMMM", month.atDay(1).atTime(12, 0).atZone(zone).toOffsetDateTime());
    }

    /** For example "Dienstag". */
    public String weekday(DayOfWeek day) {
        return format("cccc", on(day));
    }

    /** For example "Di". */
    public String shortWeekday(DayOfWeek day) {
        return format("cccccc", on(day));
    }

    private OffsetDateTime on(DayOfWeek day) {
        return A_MONDAY.plusDays(day.getValue() - 1L).atTime(12, 0).atZone(zone).toOffsetDateTime();
    }

    /** For example "24. November 2026, 09:05". */
    public String moment(OffsetDateTime moment) {
        return format("yMMMMd", moment) + (language.dir().equals("rtl") ? "\u060C " : ", ") + time(moment);
    }

    /** For example "09:05". */
    public String time(OffsetDateTime moment) {
        var local = moment.atZoneSameInstant(zone);
        return "%02d:%02d".formatted(local.getHour(), local.getMinute());
    }

    /** The day of the moment on the office's calendar. */
    public LocalDate date(OffsetDateTime moment) {
        return moment.atZoneSameInstant(zone).toLocalDate();
    }

    private String format(String skeleton, OffsetDateTime moment) {
        var format = DateFormat.getInstanceForSkeleton(skeleton, language.locale());
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return format.format(Date.from(moment.toInstant()));
    }
}
