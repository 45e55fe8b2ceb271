package de.willkommen.appointment.office;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An office people come to.
 *
 * @param code unique on the platform, such as {@code MD-ABH}
 * @param authority whose office it is
 * @param revision grows with every change
 * @param zone the zone its plans and people live by
 * @param languages BCP 47 tags spoken there
 * @param accessibility codes of what the building offers
 * @param birthDateReason why dates of birth are asked; absent where they are not
 */
public record Office(
        String code,
        Authority authority,
        long revision,
        Address address,
        ZoneId zone,
        List<String> languages,
        List<String> accessibility,
        CheckIn checkIn,
        BookingRules rules,
        @Nullable BirthDateReason birthDateReason) {

    /** An office that asks nobody for a date of birth. */
    public Office(
            String code,
            Authority authority,
            long revision,
            Address address,
            ZoneId zone,
            List<String> languages,
            List<String> accessibility,
            CheckIn checkIn,
            BookingRules rules) {
        this(code, authority, revision, address, zone, languages, accessibility, checkIn, rules, null);
    }

    /** A postal address in Germany. */
    public record Address(String street, String postalCode, String city) {}

    /** Minutes before and after the start of an appointment between which it can be checked in. */
    public record CheckIn(int minutesBefore, int minutesAfter) {}

    /**
     * How the office lets its time be booked.
     *
     * @param verifiedAddress whether a booking waits until its holder has confirmed the mail address
     * @param minimumLeadMinutes the least time between booking and start
     * @param horizonDays the furthest day that can be booked, counted from today
     * @param holdMinutes how long a time is held while the form is filled in
     * @param gridMinutes durations are rounded up to a multiple of it
     * @param startEveryMinutes distance of the offered starts; shorter appointments follow each other without a gap
     * @param activeBookingsPerAddress how many open bookings one mail address or telephone number may have
     * @param activeBookingsPerPerson how many open bookings one person may have
     * @param holdsPerPerson how many times one person may hold at once
     * @param newDaysAt the time of day from which the furthest day can be booked
     * @param newDaysSpreadMinutes within how many minutes after that, differently every day, so that no program can wait for it
     */
    public record BookingRules(
            boolean verifiedAddress,
            int minimumLeadMinutes,
            int horizonDays,
            int holdMinutes,
            int gridMinutes,
            int startEveryMinutes,
            int activeBookingsPerAddress,
            int activeBookingsPerPerson,
            int holdsPerPerson,
            LocalTime newDaysAt,
            int newDaysSpreadMinutes) {

        /** Minutes rounded up to the grid. */
        public int rounded(int minutes) {
            return (minutes + gridMinutes - 1) / gridMinutes * gridMinutes;
        }

        public Duration minimumLead() {
            return Duration.ofMinutes(minimumLeadMinutes);
        }

        public Duration hold() {
            return Duration.ofMinutes(holdMinutes);
        }
    }

    /** The day it is in the office at that moment. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** The moment with the office's offset. */
    public OffsetDateTime local(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}
