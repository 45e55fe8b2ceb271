package de.willkommen.notification.letter;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;

/** Dates and times as people of a language write them: Gregorian, Latin digits, 24 hours, in the office's zone. */
final class Dates {

    private final ULocale locale;
    private final TimeZone zone;

    Dates(String language, ZoneId zone) {
        this.locale = ULocale.forLanguageTag(regional(language) + "-u-ca-gregory-nu-latn-hc-h23");
        this.zone = TimeZone.getTimeZone(zone.getId());
    }

    /** Such as {@code Dienstag, 24. November 2026}. */
    String date(Instant moment) {
        return format("yMMMMEEEEd", moment);
    }

    /** Such as {@code Di., 24.11.2026}; in English {@code Tue, 1 Dec 2026}, which nobody can read as the 12th of January. */
    String shortDate(Instant moment) {
        return format(locale.getLanguage().equals("en") ? "yMMMEd" : "yMEd", moment);
    }

    /** Such as {@code 09:00}. */
    String time(Instant moment) {
        return format("HHmm", moment);
    }

    /** English without a region is American to ICU: the month would come first. */
    private static String regional(String language) {
        return language.equals("en") ? "en-GB" : language;
    }

    private String format(String skeleton, Instant moment) {
        var format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(zone);
        return format.format(Date.from(moment)).replace("\u200f", "").replace("\u200e", "");
    }
}
