package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.ticketfeed.TicketFixture;
import de.willkommen.events.TicketChanged;
import de.willkommen.kit.retention.RetentionRounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsTest extends ServiceTest {

    private static final String TEN = "2026-11-24T10:00:00+01:00";

    @Inject
    HoldExpiry expiry;

    @Inject
    DayClosing closing;

    @Inject
    RetentionRounds rounds;

    @Inject
    TicketFollower follower;

    @Test
    void the_expiry_ends_what_has_run_out_and_nothing_else() {
        var office = anOffice().counters(2).create();
        var runOut = held(office, "permit", TEN);
        clock.advance(Duration.ofMinutes(5));
        var running = held(office, "permit", TEN);
        clock.advance(Duration.ofMinutes(5));

        expiry.endRunOut();
        expiry.endRunOut();

        assertThat(announcedTypes(runOut)).containsExactly("booking.held.v1", "booking.expired.v1");
        assertThat(announcedTypes(running)).containsExactly("booking.held.v1");
        assertThat(count("select count(*) from slot_claim where booking = cast(? as uuid)", runOut.id()))
                .isZero();
    }

    @Test
    void nobody_is_missed_before_the_office_closes() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        clock.set(Instant.parse("2026-11-24T10:59:59Z"));

        closing.closeDays();
        assertThat(status(booking)).isEqualTo("CONFIRMED");
        clock.set(Instant.parse("2026-11-24T11:00:00Z"));
        closing.closeDays();

        assertThat(status(booking)).isEqualTo("MISSED");
    }

    @Test
    void who_left_or_did_not_answer_the_call_is_missed_at_closing_and_who_waits_is_not() {
        var office = anOffice().counters(3).create();
        var left = confirmed(office, "permit", TEN);
        var silent = confirmed(office, "permit", TEN);
        var waiting = confirmed(office, "permit", TEN);
        ticket(left, office, TicketChanged.State.LEFT, 1);
        ticket(silent, office, TicketChanged.State.NO_SHOW, 1);
        ticket(waiting, office, TicketChanged.State.WAITING, 1);
        clock.set(Instant.parse("2026-11-24T12:00:00Z"));

        closing.closeDays();

        assertThat(status(left)).isEqualTo("MISSED");
        assertThat(status(silent)).isEqualTo("MISSED");
        assertThat(status(waiting)).isEqualTo("CHECKED_IN");
    }

    @Test
    void a_late_ticket_corrects_a_missed_appointment() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        clock.set(Instant.parse("2026-11-24T12:00:00Z"));
        closing.closeDays();

        ticket(booking, office, TicketChanged.State.DONE, 3);

        assertThat(announcedTypes(booking))
                .endsWith("booking.missed.v1", "booking.checked-in.v1", "booking.completed.v1");
    }

    @Test
    void who_is_missed_is_not_here_again_because_the_queue_says_late_that_they_left() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        clock.set(Instant.parse("2026-11-24T12:00:00Z"));
        closing.closeDays();

        ticket(booking, office, TicketChanged.State.LEFT, 3);

        assertThat(announcedTypes(booking)).endsWith("booking.missed.v1").doesNotContain("booking.checked-in.v1");
    }

    @Test
    void who_had_everything_forgotten_is_not_written_to_about_what_follows() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        clock.set(Instant.parse("2026-11-24T09:30:00Z"));
        request()
                .header("Booking-Token", booking.token())
                .delete("/api/v1/bookings/{id}/data", booking.id())
                .then()
                .statusCode(204);
        clock.set(Instant.parse("2026-11-24T12:00:00Z"));

        closing.closeDays();

        assertThat(announcedTypes(booking)).endsWith("booking.erased.v1", "booking.missed.v1");
        assertThat(announced("willkommen.booking.v1", booking.id()))
                .last()
                .satisfies(missed -> assertThat(missed.payload())
                        .containsEntry("contactable", false)
                        .containsEntry("contactRevision", 0));
    }

    @Test
    void what_somebody_needed_is_forgotten_when_the_day_is_over() {
        var office = anOffice().create();
        var booking = holder(request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        TEN,
                        "accessNeeds",
                        List.of("step-free", "seat"))))
                .post("/api/v1/bookings"));
        confirm(booking);
        clock.set(Instant.parse("2026-11-24T12:00:00Z"));

        closing.closeDays();

        var last = announced("willkommen.booking.v1", booking.id());
        assertThat(last.get(1).payload()).containsEntry("accessNeeds", List.of("seat", "step-free"));
        assertThat(last.get(last.size() - 1).payload()).containsEntry("accessNeeds", List.of());
        assertThat(announcedTypes(booking)).endsWith("booking.missed.v1", "booking.amended.v1");
    }

    @Test
    void personal_data_is_erased_thirty_days_after_the_appointment_and_everybody_is_told() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        clock.set(Instant.parse("2026-12-24T09:29:59Z"));
        rounds.forget();
        assertThat(show(booking).<String>path("familyName")).isEqualTo("Öztürk");

        clock.set(Instant.parse("2026-12-24T09:30:00Z"));
        rounds.forget();
        rounds.forget();

        assertThat(announcedTypes(booking)).containsOnlyOnce("booking.erased.v1");
        assertThat(rows(
                                "select given_name, family_name, email, phone, birth_date, holder, person_key from booking where id = cast(? as uuid)",
                                booking.id())
                        .get(0)
                        .values())
                .containsOnlyNulls();
    }

    private void ticket(Holder booking, String office, TicketChanged.State status, long revision) {
        QuarkusTransaction.requiringNew()
                .run(() -> follower.follow(TicketFixture.aTicket(
                        UUID.nameUUIDFromBytes(booking.id().getBytes(StandardCharsets.US_ASCII)),
                        UUID.fromString(booking.id()),
                        office.substring(0, office.indexOf('-')),
                        office,
                        status,
                        revision,
                        clock.instant())));
    }
}
