package de.willkommen.appointment.booking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A booking as iCalendar. The UID is made of the booking's id and stays for life; SEQUENCE grows with every move and with
 * the cancellation, so a calendar that has the entry changes it instead of showing a second one.
 */
final class CalendarEntry {

    static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private static final int LINE_OCTETS = 75;

    private CalendarEntry() {}

    /** The file. */
    static String of(BookingView booking, Instant now) {
        var cancelled = booking.status() == BookingStatus.CANCELLED;
        var zone = ZONES.getTimeZone(booking.timeZone());
        var event = new VEvent(false);
        event.add(new Uid(booking.id() + "@willkommen"));
        event.add(new DtStamp(now));
        event.add(new Sequence(booking.calendarSequence()));
        event.add(new DtStart<>(booking.start().atZoneSameInstant(zone.toZoneId())));
        event.add(new DtEnd<>(booking.end().atZoneSameInstant(zone.toZoneId())));
        event.add(new Summary(booking.officeName() + ": " + services(booking)));
        event.add(new Location(location(booking)));
        event.add(new Description(description(booking)));
        event.add(cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Willkommen//Appointments//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH);
        calendar.add(lasting(zone.getVTimeZone()));
        calendar.add(event);
        return folded(calendar.toString());
    }

    /** Only the rules that hold today: nobody's calendar needs those of 1893. */
    private static VTimeZone lasting(VTimeZone zone) {
        var lasting = new ArrayList<Observance>(zone.getObservances().stream()
                .filter(observance -> observance
                        .getProperty("RRULE")
                        .filter(rule -> !rule.getValue().contains("UNTIL"))
                        .isPresent())
                .toList());
        return lasting.isEmpty()
                ? zone
                : new VTimeZone(new PropertyList(List.of(zone.getTimeZoneId())), new ComponentList<>(lasting));
    }

    /** Lines of at most 75 octets, no character cut in two (RFC 5545, section 3.1); the library counts letters. */
    private static String folded(String content) {
        var folded = new StringBuilder(content.length() + content.length() / LINE_OCTETS * 3);
        var octets = 0;
        for (var codePoint : content.codePoints().toArray()) {
            var character = Character.toString(codePoint);
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (codePoint == '\r' || codePoint == '\n') {
                octets = -size;
            } else if (octets + size > LINE_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += size;
        }
        return folded.toString();
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
