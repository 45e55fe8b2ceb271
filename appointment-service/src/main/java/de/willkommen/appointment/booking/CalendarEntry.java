package de.willkommen.appointment.booking;

import de.willkommen.kit.calendar.CalendarFile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;

/**
 * A booking as iCalendar. The UID is made of the booking's id and stays for life; SEQUENCE grows with every move and with
 * the cancellation, so a calendar that has the entry changes it instead of showing a second one.
 */
final class CalendarEntry {

    static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    private CalendarEntry() {}

    /**
     * The file.
     *
     * @param organizer the mail address the office writes from: an entry that came by mail and this one are the same
     */
    static String of(BookingView booking, String organizer, Instant now) {
        var cancelled = booking.status() == BookingStatus.CANCELLED;
        var zone = ZoneId.of(booking.timeZone());
        var event = new VEvent(false);
        event.add(new Uid(booking.id() + "@willkommen"));
        event.add(new DtStamp(now));
        event.add(new Sequence(booking.calendarSequence()));
        event.add(new DtStart<>(booking.start().atZoneSameInstant(zone)));
        event.add(new DtEnd<>(booking.end().atZoneSameInstant(zone)));
        event.add(new Summary(booking.officeName() + ": " + services(booking)));
        event.add(new Location(location(booking)));
        event.add(new Description(description(booking)));
        event.add(cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(CalendarFile.organizer(booking.officeName(), organizer));
        return CalendarFile.of(
                "-//Willkommen//Appointments//EN",
                cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH,
                zone,
                event);
    }

    private static String services(BookingView booking) {
        return booking.services().stream().map(BookingView.Service::name).collect(Collectors.joining(", "));
    }

    private static String location(BookingView booking) {
        var address = booking.address();
        return Stream.of(
                        Optional.of(booking.officeName()),
                        Optional.of(address.street()),
                        Optional.of(address.postalCode() + " " + address.city()),
                        Optional.ofNullable(booking.room()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** Reference, way and documents, a line each: in the booking's language, and without any glued sentence. */
    private static String description(BookingView booking) {
        var lines = new ArrayList<String>();
        lines.add(booking.reference());
        Optional.ofNullable(booking.directions()).ifPresent(lines::add);
        booking.documents().forEach(document -> lines.add("- " + document));
        return String.join("\n", lines);
    }
}
