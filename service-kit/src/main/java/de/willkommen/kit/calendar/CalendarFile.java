package de.willkommen.kit.calendar;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * One event as an iCalendar file: with the rules of its time zone, and in lines that are short enough for every reader.
 * What is written of the event is the caller's matter. Whoever sends one needs ical4j among their own dependencies.
 */
public final class CalendarFile {

    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private static final int LINE_OCTETS = 75;

    private CalendarFile() {}

    /**
     * The file.
     *
     * @param product the program that wrote it
     * @throws IllegalArgumentException where a calendar does not know the zone
     */
    public static String of(String product, Method method, ZoneId zone, VEvent event) {
        var calendar = new Calendar();
        calendar.add(new ProdId(product));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        calendar.add(timeZone(zone));
        calendar.add(event);
        return folded(calendar.toString());
    }

    /** Who invites: a must wherever an event is published, changed or cancelled (RFC 5546, section 3.2). */
    public static Organizer organizer(String name, String mailAddress) {
        // A parameter has no way to write these that every reader understands (RFC 5545, section 3.2).
        var writable = name.replaceAll("[\\p{Cntrl}\"]+", " ").strip();
        return new Organizer(new ParameterList(List.of(new Cn(writable))), mailto(mailAddress));
    }

    /** Somebody, as calendars name them. */
    public static URI mailto(String mailAddress) {
        try {
            return new URI("mailto", mailAddress, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a mail address", e);
        }
    }

    /** Only the rules that hold today: nobody's calendar needs those of 1893. */
    private static VTimeZone timeZone(ZoneId zone) {
        var known = ZONES.getTimeZone(zone.getId());
        if (known == null) {
            throw new IllegalArgumentException("No calendar time zone " + zone);
        }
        var all = known.getVTimeZone();
        List<Observance> lasting =
                all.getObservances().stream().filter(CalendarFile::lasts).toList();
        return lasting.isEmpty()
                ? all
                : new VTimeZone(new PropertyList(List.of(all.getTimeZoneId())), new ComponentList<>(lasting));
    }

    private static boolean lasts(Observance observance) {
        return observance
                .getProperty("RRULE")
                .filter(rule -> !rule.getValue().contains("UNTIL"))
                .isPresent();
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
}
