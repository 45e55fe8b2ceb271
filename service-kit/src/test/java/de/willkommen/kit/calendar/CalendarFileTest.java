package de.willkommen.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-24T07:05:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"Ä", "ليلى ", "a", "😀", "語", "xé"})
    void a_line_has_at_most_75_octets_and_reads_as_it_was_written(String letters) throws Exception {
        var written = letters.repeat(120).strip();

        var file = CalendarFile.of("-//Test//EN", ImmutableMethod.PUBLISH, BERLIN, event(written));

        assertThat(Arrays.stream(file.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(read(file).getProperty("SUMMARY").orElseThrow().getValue()).isEqualTo(written);
    }

    @Test
    void the_rules_of_the_zone_that_hold_today_come_along() throws Exception {
        var file = CalendarFile.of("-//Test//EN", ImmutableMethod.PUBLISH, BERLIN, event("Termin"));

        var zone = new CalendarBuilder()
                .build(new StringReader(file))
                .<VTimeZone>getComponent("VTIMEZONE")
                .orElseThrow();
        assertThat(zone.getObservances()).hasSize(2);
        assertThat(new TimeZone(zone).getOffset(NOW.toEpochMilli())).isEqualTo(3_600_000);
        assertThat(new TimeZone(zone)
                        .getOffset(Instant.parse("2027-07-01T09:00:00Z").toEpochMilli()))
                .isEqualTo(7_200_000);
    }

    @Test
    void who_invites_is_named_in_any_script_and_never_breaks_out_of_the_line() throws Exception {
        var name = "Ausländerbehörde \"Mitte\": Team, 2; دائرة\r\nATTENDEE:mailto:x@example.org";
        var event = event("Termin");
        event.add(CalendarFile.organizer(name, "termine@example.org"));

        var read = read(CalendarFile.of("-//Test//EN", ImmutableMethod.PUBLISH, BERLIN, event));

        var organizer = read.<Organizer>getProperty("ORGANIZER").orElseThrow();
        assertThat(organizer.getCalAddress()).hasToString("mailto:termine@example.org");
        assertThat(organizer.<Cn>getParameter("CN").orElseThrow().getValue())
                .isEqualTo("Ausländerbehörde  Mitte : Team, 2; دائرة ATTENDEE:mailto:x@example.org");
        assertThat(read.getProperty("ATTENDEE")).isEmpty();
    }

    private static VEvent event(String summary) {
        var event = new VEvent(false);
        event.add(new Uid("1@test"));
        event.add(new DtStamp(NOW));
        event.add(new DtStart<>(NOW.atZone(BERLIN)));
        event.add(new Summary(summary));
        return event;
    }

    private static VEvent read(String file) throws Exception {
        return new CalendarBuilder()
                .build(new StringReader(file))
                .<VEvent>getComponent("VEVENT")
                .orElseThrow();
    }
}
