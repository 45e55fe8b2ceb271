package de.willkommen.notification.letter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * The appointment as the reader's calendar understands it (RFC 5545, RFC 5546). The UID stays for the booking's life; a
 * higher SEQUENCE replaces the entry.
 */
record CalendarEntry(
        UUID bookingId,
        int sequence,
        boolean cancelled,
        Instant start,
        Instant end,
        ZoneId zone,
        Instant occurredAt,
        String summary,
        String location,
        String description,
        @Nullable String url,
        String organizerAddress,
        String organizerName,
        String attendeeAddress) {

    private static final Duration ALARM_BEFORE = Duration.ofHours(1);
    private static final int LINE_OCTETS = 75;

    Letter.Calendar asCalendar() {
        var method = cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Willkommen//notification-service//DE"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        calendar.add(timeZone());
        calendar.add(event());
        return new Letter.Calendar(method.getValue(), folded(calendar.toString()));
    }

    private VEvent event() {
        var event = new VEvent(false);
        event.add(new Uid(bookingId + "@willkommen"));
        event.add(new Sequence(sequence));
        event.add(new DtStamp(occurredAt));
        event.add(new DtStart<>(start.atZone(zone)));
        event.add(new DtEnd<>(end.atZone(zone)));
        event.add(new Summary(summary));
        event.add(new Location(location));
        event.add(new Description(description));
        event.add(new Organizer(new ParameterList(List.of(new Cn(organizerName))), mailto(organizerAddress)));
        event.add(new Attendee(new ParameterList(List.of(PartStat.ACCEPTED, Rsvp.FALSE)), mailto(attendeeAddress)));
        Status status = cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED;
        event.add(status);
        Transp busy = ImmutableTransp.OPAQUE;
        event.add(busy);
        if (url != null) {
            event.add(new Url(URI.create(url)));
        }
        if (!cancelled) {
            var alarm = new VAlarm(ALARM_BEFORE.negated());
            alarm.add(ImmutableAction.DISPLAY);
            alarm.add(new Description(summary));
            event.add(alarm);
        }
        return event;
    }

    /** Only the rules that hold today: nobody's calendar needs those of 1893. */
    private VTimeZone timeZone() {
        var known = TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(zone.getId());
        if (known == null) {
            throw new IllegalStateException("No calendar time zone " + zone);
        }
        var all = known.getVTimeZone();
        var lasting = new ArrayList<Observance>(
                all.getObservances().stream().filter(CalendarEntry::lasts).toList());
        if (lasting.isEmpty()) {
            return all;
        }
        return new VTimeZone(new PropertyList(List.of(all.getTimeZoneId())), new ComponentList<>(lasting));
    }

    private static boolean lasts(Observance observance) {
        return observance
                .getProperty("RRULE")
                .filter(rule -> !rule.getValue().contains("UNTIL"))
                .isPresent();
    }

    /** Lines of at most 75 octets, no character cut in two (RFC 5545, section 3.1). */
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

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("Not a mail address", e);
        }
    }
}
