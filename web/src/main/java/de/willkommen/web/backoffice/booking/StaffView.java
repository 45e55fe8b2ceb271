package de.willkommen.web.backoffice.booking;

import de.willkommen.web.booking.BookingView;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.AppointmentApi.Booking;
import de.willkommen.web.upstream.AppointmentApi.Step;
import de.willkommen.web.upstream.StaffBookingApi.Note;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What staff see of a booking beyond what its holder sees.
 *
 * @param language what the language of its messages calls itself
 * @param channel {@code INTERNAL} or {@code EMERGENCY}; empty for time open to everybody
 * @param needs what the office must provide, in words
 */
record StaffView(
        BookingView booking,
        String language,
        String counter,
        String birthDate,
        boolean overbooked,
        String channel,
        List<String> needs,
        List<NoteLine> notes,
        List<HistoryLine> history) {

    /** A note as plain text. */
    record NoteLine(String when, String author, String text) {}

    /** A step of the booking: when, what, who by name of the account or by kind, and why. */
    record HistoryLine(String when, String what, String who, String reason) {}

    /**
     * Everything at once.
     *
     * @param me the account of the reader
     */
    static StaffView of(
            BookingView view,
            Booking booking,
            List<Note> notes,
            List<Step> history,
            String me,
            Dates dates,
            Wording wording) {
        var channel = Objects.requireNonNullElse(booking.channel(), "");
        return new StaffView(
                view,
                Language.of(view.language()).map(Language::ownName).orElse(view.language()),
                Objects.requireNonNullElse(booking.counter(), ""),
                Objects.requireNonNullElse(booking.birthDate(), ""),
                Boolean.TRUE.equals(booking.overbooked()),
                channel.equals("PUBLIC") ? "" : channel,
                Objects.requireNonNullElse(booking.accessNeeds(), List.<String>of()).stream()
                        .map(need -> wording.sayIfKnown("desk.need." + need).orElse(need))
                        .toList(),
                notes.stream()
                        .map(note -> new NoteLine(
                                note.at() == null ? "" : dates.moment(note.at()),
                                named(Objects.requireNonNullElse(note.author(), ""), me, wording),
                                Objects.requireNonNullElse(note.text(), "")))
                        .toList(),
                history.stream().map(step -> line(step, me, dates, wording)).toList());
    }

    private static HistoryLine line(Step step, String me, Dates dates, Wording wording) {
        return new HistoryLine(
                step.at() == null ? "" : dates.moment(step.at()),
                BookingView.said(step, wording),
                who(step, me, wording),
                Objects.requireNonNullElse(step.reason(), ""));
    }

    private static String who(Step step, String me, Wording wording) {
        var kind = filled(step.cause())
                .map(cause -> wording.sayIfKnown("bookings.cause." + cause).orElse(cause))
                .orElse("");
        return filled(step.actor())
                .map(actor -> named(actor, me, wording))
                .map(actor -> kind.isEmpty() ? actor : kind + ": " + actor)
                .orElse(kind);
    }

    /** The account, or a word for the reader's own. */
    private static String named(String account, String me, Wording wording) {
        return account.equals(me) ? wording.say("bookings.you") : account;
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
