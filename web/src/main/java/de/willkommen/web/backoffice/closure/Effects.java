package de.willkommen.web.backoffice.closure;

import de.willkommen.web.language.Dates;
import de.willkommen.web.upstream.PlanningApi.AffectedBooking;
import de.willkommen.web.upstream.PlanningApi.Preview;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What storing an entry would do, in words.
 *
 * @param bookings the first that would no longer fit
 * @param affected how many these are altogether
 */
record Effects(List<Week> weeks, List<Misfit> bookings, int affected) {

    private static final int SHOWN = 50;
    private static final double MINUTES = 60;

    /** Hours of all counters together in one calendar week. */
    record Week(String number, String from, String to, double before, double after, double lost, double gained) {}

    /** A booking that would no longer fit. */
    record Misfit(
            UUID id, String reference, String day, String from, String until, String counter, List<String> services) {}

    static Effects of(Preview effect, Dates dates, Map<String, String> names) {
        return new Effects(
                effect.weeks().stream()
                        .map(week -> new Week(
                                week.week().substring(week.week().indexOf('W') + 1),
                                dates.shortDay(week.from()),
                                dates.shortDay(week.to()),
                                week.before() / MINUTES,
                                week.after() / MINUTES,
                                week.lost() / MINUTES,
                                week.gained() / MINUTES))
                        .toList(),
                effect.bookings().stream()
                        .limit(SHOWN)
                        .map(booking -> misfit(booking, dates, names))
                        .toList(),
                effect.bookings().size());
    }

    private static Misfit misfit(AffectedBooking booking, Dates dates, Map<String, String> names) {
        return new Misfit(
                booking.id(),
                booking.reference(),
                dates.day(booking.start()),
                dates.time(booking.start()),
                dates.time(booking.end()),
                booking.counter(),
                Objects.requireNonNullElse(booking.services(), List.<String>of()).stream()
                        .map(code -> names.getOrDefault(code, code))
                        .toList());
    }

    /** Whether anything would be different within the time that can be booked. */
    public boolean nothing() {
        return weeks.isEmpty() && bookings.isEmpty();
    }

    /** How many are not shown. */
    public int more() {
        return affected - bookings.size();
    }
}
