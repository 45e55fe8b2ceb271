package de.willkommen.web.backoffice.planning;

import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.PlanningApi.Preview;
import de.willkommen.web.upstream.PlanningApi.PreviewChannel;
import de.willkommen.web.upstream.PlanningApi.PreviewWeek;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a change would do: the weeks in which something is different, and the bookings that would no longer fit.
 *
 * @param revision of the plans it was compared with
 */
record EffectView(long revision, List<Week> weeks, List<Booking> bookings) {

    /**
     * A week.
     *
     * @param before hours, in words, as the three below it
     * @param now how long the bar of the present hours is, of 100
     * @param then how long the bar of the future hours is
     * @param channels what changes for each channel, where there is more than one
     */
    record Week(
            String label,
            String days,
            String before,
            String after,
            String gained,
            String lost,
            int now,
            int then,
            List<String> channels) {}

    /** A booking, without the person. */
    record Booking(
            UUID id, String reference, String when, String from, String until, String counter, List<String> why) {}

    static EffectView of(Preview preview, Dates dates, Wording wording) {
        var most = Math.max(
                1,
                preview.weeks().stream()
                        .mapToLong(week -> Math.max(week.before(), week.after()))
                        .max()
                        .orElse(1));
        return new EffectView(
                preview.revision(),
                preview.weeks().stream()
                        .map(week -> week(week, most, dates, wording))
                        .toList(),
                preview.bookings().stream()
                        .map(booking -> new Booking(
                                booking.id(),
                                booking.reference(),
                                dates.day(booking.start()),
                                dates.time(booking.start()),
                                dates.time(booking.end()),
                                booking.counter(),
                                Objects.requireNonNullElse(booking.reasons(), List.<String>of()).stream()
                                        .map(reason -> wording.sayIfKnown("planning.why." + reason)
                                                .orElse(reason))
                                        .toList()))
                        .toList());
    }

    private static Week week(PreviewWeek week, long most, Dates dates, Wording wording) {
        var channels = Objects.requireNonNullElse(week.channels(), List.<PreviewChannel>of());
        return new Week(
                wording.say(
                        "planning.week.number",
                        Integer.parseInt(week.week().substring(week.week().indexOf('W') + 1))),
                dates.range(week.from(), week.to()),
                hours(week.before(), wording),
                hours(week.after(), wording),
                week.gained() == 0 ? "" : wording.say("planning.effect.gained", DayDrawing.hours(week.gained())),
                week.lost() == 0 ? "" : wording.say("planning.effect.lost", DayDrawing.hours(week.lost())),
                (int) (100 * week.before() / most),
                (int) (100 * week.after() / most),
                channels.stream()
                        .filter(part -> channels.size() > 1 && part.before() != part.after())
                        .map(part -> wording.say(
                                "planning.effect.channel",
                                wording.sayIfKnown("planning.channel." + part.channel())
                                        .orElse(part.channel()),
                                DayDrawing.hours(part.before()),
                                DayDrawing.hours(part.after())))
                        .toList());
    }

    private static String hours(long minutes, Wording wording) {
        return wording.say("planning.effect.hours", DayDrawing.hours(minutes));
    }
}
