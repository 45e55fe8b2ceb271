package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Organizer;
import org.junit.jupiter.api.Test;

/** The booking in the calendar of somebody's phone. */
@QuarkusTest
class CalendarEntryTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

    @Inject
    @Any
    InMemoryConnector connector;

    /** Bug of DOMAIN, section 7: calendar UID changing with the date. */
    @Test
    void the_calendar_entry_keeps_its_uid_for_life() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        var before = calendar(booking);
        move(booking, ELEVEN);
        var moved = calendar(booking);
        cancel(booking);
        var cancelled = calendar(booking);

        assertThat(List.of(before, moved, cancelled))
                .allSatisfy(entry ->
                        assertThat(entry).contains("UID:" + booking.id() + "@willkommen", "TZID:Europe/Berlin"));
        assertThat(before).contains("SEQUENCE:0", "METHOD:PUBLISH", "DTSTART;TZID=Europe/Berlin:20261125T100000");
        assertThat(moved).contains("SEQUENCE:1", "METHOD:PUBLISH", "DTSTART;TZID=Europe/Berlin:20261125T110000");
        assertThat(cancelled).contains("SEQUENCE:2", "METHOD:CANCEL", "STATUS:CANCELLED");
        assertThat(Arrays.stream(moved.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    /** What a calendar makes of it, not what the characters look like. */
    @Test
    void a_calendar_reads_the_entry_with_its_zone_and_its_arabic_sentences_as_they_were_written() throws Exception {
        var name = "دائرة شؤون الأجانب، ماغدبورغ; الطابق 2";
        var way = "من فضلكم استخدموا المدخل الرئيسي، ثم المصعد إلى الطابق الثاني. الغرفة على اليسار \\ بجانب النافذة.";
        var document = "جواز سفر ساري المفعول, وصورة شخصية حديثة";
        var office = anOffice().create();
        publish(
                OfficeTextPublished.PUBLISHED,
                new OfficeTextPublished(
                        authority(office),
                        office,
                        1,
                        Map.of("ar", new OfficeTextPublished.Text(name, way + "\n" + way, "القاعة"))));
        publish(
                ServiceTextPublished.PUBLISHED,
                new ServiceTextPublished(
                        authority(office),
                        "permit",
                        1,
                        Map.of("ar", new ServiceTextPublished.Text("تصريح الإقامة", "", List.of(document), null))));
        var booking = confirmed(office, "permit", TEN);
        speak(booking, "ar");

        var text = calendar(booking);
        var read = new CalendarBuilder().build(new StringReader(text));

        var event = read.<VEvent>getComponent("VEVENT").orElseThrow();
        assertThat(event.validate().hasErrors()).isFalse();
        assertThat(value(event, "SUMMARY")).isEqualTo(name + ": تصريح الإقامة");
        assertThat(value(event, "DESCRIPTION"))
                .isEqualTo(booking.reference() + "\n" + way + "\n" + way + "\n- " + document);
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        var organizer = event.<Organizer>getProperty("ORGANIZER").orElseThrow();
        assertThat(organizer.getCalAddress()).hasToString("mailto:termine@willkommen.example");
        assertThat(organizer.<Cn>getParameter("CN").orElseThrow().getValue()).isEqualTo(name);
        assertThat(event.<ZonedDateTime>getDateTimeStart().getDate().toInstant())
                .isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(event.<ZonedDateTime>getEndDate().orElseThrow().getDate().toInstant())
                .isEqualTo(Instant.parse("2026-11-25T09:30:00Z"));
        var zone = read.<VTimeZone>getComponent("VTIMEZONE").orElseThrow();
        assertThat(zone.getTimeZoneId().getValue()).isEqualTo("Europe/Berlin");
        assertThat(new TimeZone(zone)
                        .getOffset(Instant.parse("2026-11-25T09:00:00Z").toEpochMilli()))
                .isEqualTo(3_600_000);
        assertThat(new TimeZone(zone)
                        .getOffset(Instant.parse("2027-07-01T09:00:00Z").toEpochMilli()))
                .isEqualTo(7_200_000);
        assertThat(text.lines()).anyMatch(line -> line.startsWith(" "));
        assertThat(Arrays.stream(text.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    /** The zone in the file says the same as the office's clock. */
    @Test
    void an_entry_after_the_clocks_have_changed_begins_when_the_office_says() throws Exception {
        var office = anOffice().create();

        for (var start : List.of("2027-03-30T08:00:00+02:00", "2027-11-02T08:00:00+01:00")) {
            var entry = new CalendarBuilder().build(new StringReader(calendar(confirmed(office, "permit", start))));

            var event = entry.<VEvent>getComponent("VEVENT").orElseThrow();
            assertThat(event.<ZonedDateTime>getDateTimeStart().getDate().toInstant())
                    .isEqualTo(OffsetDateTime.parse(start).toInstant());
        }
    }

    @Test
    void a_cancellation_reaches_the_entry_that_was_read_before() throws Exception {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        var before = new CalendarBuilder().build(new StringReader(calendar(booking)));
        move(booking, ELEVEN);
        cancel(booking);

        var after = new CalendarBuilder().build(new StringReader(calendar(booking)));

        assertThat(after.getMethod().getValue()).isEqualTo("CANCEL");
        var old = before.<VEvent>getComponent("VEVENT").orElseThrow();
        var cancelled = after.<VEvent>getComponent("VEVENT").orElseThrow();
        assertThat(value(cancelled, "UID")).isEqualTo(value(old, "UID"));
        assertThat(value(cancelled, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(cancelled, "ORGANIZER")).isEqualTo(value(old, "ORGANIZER"));
        assertThat(Integer.parseInt(value(cancelled, "SEQUENCE")))
                .isGreaterThan(Integer.parseInt(value(old, "SEQUENCE")));
    }

    @Test
    void a_time_that_is_only_held_is_no_calendar_entry() {
        var booking = held(anOffice().create(), "permit", TEN);

        request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/calendar.ics", booking.id())
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    private void publish(String type, Object text) throws Exception {
        TestEvents.deliver(connector, "contents", UUID.randomUUID().toString(), type, written(text))
                .get(10, TimeUnit.SECONDS);
    }

    private void speak(Holder booking, String language) {
        request()
                .header("Booking-Token", booking.token())
                .body(Map.of("language", language))
                .patch("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(200);
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static String authority(String office) {
        return office.substring(0, office.indexOf('-'));
    }

    private String calendar(Holder booking) {
        return request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/calendar.ics", booking.id())
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .extract()
                .asString();
    }
}
