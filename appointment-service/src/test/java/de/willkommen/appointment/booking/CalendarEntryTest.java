package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The booking in the calendar of somebody's phone. */
@QuarkusTest
class CalendarEntryTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

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
