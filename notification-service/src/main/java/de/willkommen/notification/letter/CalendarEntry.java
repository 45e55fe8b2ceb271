package de.willkommen.notification.letter;

import de.willkommen.kit.calendar.CalendarFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
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

    Letter.Calendar asCalendar() {
        var method = cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        return new Letter.Calendar(
                method.getValue(), CalendarFile.of("-//Willkommen//notification-service//DE", method, zone, event()));
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
        event.add(CalendarFile.organizer(organizerName, organizerAddress));
        event.add(new Attendee(
                new ParameterList(List.of(PartStat.ACCEPTED, Rsvp.FALSE)), CalendarFile.mailto(attendeeAddress)));
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
}
