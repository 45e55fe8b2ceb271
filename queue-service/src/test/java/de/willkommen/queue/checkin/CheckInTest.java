package de.willkommen.queue.checkin;

import static de.willkommen.queue.House.problem;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.AppointmentStub;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckInTest {

    private static final String REFERENCE = "MD-7K3QX9WC";

    @Inject
    House house;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    void checking_in_opens_a_ticket_and_again_finds_the_same() {
        house.booked(REFERENCE, 30);

        var first = house.checkIn(Person.kiosk(), REFERENCE);
        var again = house.checkIn(Person.clerk(1), REFERENCE);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(House.Ticket.of(again).id()).isEqualTo(House.Ticket.of(first).id());
        assertThat(House.Ticket.of(again).token())
                .isEqualTo(House.Ticket.of(first).token());
        assertThat(first.jsonPath().getString("number")).isEqualTo("A001");
        assertThat(first.jsonPath().getString("language")).isEqualTo("ar");
        assertThat(first.jsonPath().getString("link")).startsWith("http://localhost:8080/l/t");
        assertThat(house.rows("select 1 from ticket")).hasSize(1);
    }

    @Test
    void the_qr_holds_the_reference() {
        house.booked(REFERENCE, 30);

        var answer = house.as(Person.kiosk())
                .body(Map.of("office", House.OFFICE, "qr", REFERENCE))
                .post("/api/v1/check-ins");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void a_repeated_request_with_its_key_gives_the_same_answer() {
        house.booked(REFERENCE, 30);
        var key = UUID.randomUUID();

        var answers = List.of(withKey(key), withKey(key));

        assertThat(answers).extracting(Response::statusCode).containsExactly(201, 201);
        assertThat(answers.get(1).asString()).isEqualTo(answers.get(0).asString());
    }

    private Response withKey(UUID key) {
        return house.as(Person.kiosk())
                .header("Idempotency-Key", key)
                .body(Map.of("office", House.OFFICE, "reference", REFERENCE))
                .post("/api/v1/check-ins");
    }

    @Test
    void two_kiosks_at_once_open_one_ticket() {
        house.booked(REFERENCE, 30);

        var answers = new ArrayList<CompletableFuture<Response>>();
        for (int kiosk = 0; kiosk < 4; kiosk++) {
            answers.add(CompletableFuture.supplyAsync(() -> house.checkIn(Person.kiosk(), REFERENCE)));
        }

        var ids = new HashSet<UUID>();
        var codes = new ArrayList<Integer>();
        answers.forEach(answer -> {
            codes.add(answer.join().statusCode());
            ids.add(House.Ticket.of(answer.join()).id());
        });
        assertThat(ids).hasSize(1);
        assertThat(codes).containsExactlyInAnyOrder(201, 200, 200, 200);
    }

    @Test
    void more_than_an_hour_before_is_too_early_and_an_hour_before_is_not() {
        house.booked(REFERENCE, 61);

        var tooEarly = house.checkIn(Person.kiosk(), REFERENCE);
        house.advance(Duration.ofMinutes(1));

        assertThat(problem(tooEarly)).isEqualTo("too-early");
        assertThat(tooEarly.jsonPath().getString("from")).isEqualTo("2026-11-24T07:01:00Z");
        assertThat(tooEarly.jsonPath().getString("detail"))
                .isEqualTo("Ihr Termin beginnt um 09:01 Uhr. Sie können sich ab 08:01 Uhr anmelden.");
        assertThat(house.checkIn(Person.kiosk(), REFERENCE).statusCode()).isEqualTo(201);
    }

    @Test
    void a_quarter_of_an_hour_after_is_too_late_and_a_second_before_that_is_not() {
        house.booked(REFERENCE, 0);
        house.booked("MD-8K3QX9WC", 0);
        house.advance(Duration.ofSeconds(15 * 60 - 1));

        var justInTime = house.checkIn(Person.kiosk(), REFERENCE);
        house.advance(Duration.ofSeconds(1));
        var tooLate = house.checkIn(Person.kiosk(), "MD-8K3QX9WC");

        assertThat(justInTime.statusCode()).isEqualTo(201);
        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(problem(tooLate)).isEqualTo("too-late");
    }

    @Test
    void the_wrong_day_is_said_with_the_right_one() {
        house.booked(REFERENCE, 24 * 60);

        var refused = house.checkIn(Person.kiosk(), REFERENCE);

        assertThat(problem(refused)).isEqualTo("wrong-day");
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("Ihr Termin ist am 25.11.2026 um 08:00 Uhr.");
    }

    @Test
    void the_day_is_the_offices_and_not_utcs() {
        // Half past midnight in Magdeburg is still yesterday in UTC.
        clock.set(Instant.parse("2026-11-24T23:30:00Z"));
        house.booked(REFERENCE, 30);

        assertThat(house.checkIn(Person.kiosk(), REFERENCE).statusCode()).isEqualTo(201);
        assertThat(house.rows("select day from ticket")).containsExactly(Map.of("day", "2026-11-25"));
    }

    @Test
    void the_wrong_office_is_said_with_the_right_one() {
        var booked = new House.Booked(UUID.randomUUID(), REFERENCE, clock.instant(), "MD-SUED", "MD");
        house.tell("booking", BookingChanged.CONFIRMED, booked.event(BookingChanged.State.CONFIRMED, 1));

        var refused = house.checkIn(Person.kiosk(), REFERENCE);

        assertThat(problem(refused)).isEqualTo("wrong-office");
        assertThat(refused.jsonPath().getString("office")).isEqualTo("MD-SUED");
    }

    @Test
    void another_authoritys_booking_does_not_exist_here() {
        var booked = new House.Booked(UUID.randomUUID(), "HAL-7K3QX9WC", clock.instant(), "HAL-ABH", "HAL");
        house.tell("booking", BookingChanged.CONFIRMED, booked.event(BookingChanged.State.CONFIRMED, 1));

        assertThat(house.checkIn(Person.kiosk(), "HAL-7K3QX9WC").statusCode()).isEqualTo(404);
        assertThat(house.checkIn(Person.kiosk(), REFERENCE).statusCode()).isEqualTo(404);
    }

    @Test
    void a_cancelled_booking_says_so() {
        var booked = house.booked(REFERENCE, 10);
        house.tell("booking", BookingChanged.CANCELLED, booked.event(BookingChanged.State.CANCELLED, 3));

        assertThat(problem(house.checkIn(Person.kiosk(), REFERENCE))).isEqualTo("booking-cancelled");
    }

    @Test
    void a_booking_whose_event_has_not_come_is_asked_for() {
        var answer = house.checkIn(Person.kiosk(), AppointmentStub.NOT_TOLD_YET.toLowerCase(java.util.Locale.ROOT));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("language")).isEqualTo("en");
    }

    @Test
    void when_it_cannot_be_asked_for_one_may_try_again() {
        var answer = house.checkIn(Person.kiosk(), AppointmentStub.OUT_OF_ORDER);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void what_nobody_knows_is_not_found() {
        assertThat(house.checkIn(Person.kiosk(), "MD-00000000").statusCode()).isEqualTo(404);
        assertThat(house.checkIn(Person.kiosk(), "hello").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_missing_is_named() {
        var noReference =
                house.as(Person.kiosk()).body(Map.of("office", House.OFFICE)).post("/api/v1/check-ins");
        var noOffice =
                house.as(Person.kiosk()).body(Map.of("reference", REFERENCE)).post("/api/v1/check-ins");
        var unknownOffice = house.as(Person.kiosk())
                .body(Map.of("office", "MD-NORD", "reference", REFERENCE))
                .post("/api/v1/check-ins");

        assertThat(noReference.jsonPath().getString("errors[0].field")).isEqualTo("reference");
        assertThat(noOffice.jsonPath().getString("errors[0].field")).isEqualTo("office");
        assertThat(unknownOffice.statusCode()).isEqualTo(400);
        assertThat(unknownOffice.jsonPath().getString("errors[0].field")).isEqualTo("office");
    }

    /** DESIGN, section 5: if a cancellation and a check-in crossed, the cancellation stands. */
    @Test
    void a_ticket_whose_booking_is_cancelled_keeps_its_place_without_its_due_time() {
        var booked = house.booked(REFERENCE, 10);
        var ticket = house.checkedIn(REFERENCE);
        house.tell("booking", BookingChanged.CANCELLED, booked.event(BookingChanged.State.CANCELLED, 3));

        var waiting =
                house.as(Person.clerk(1)).get("/api/v1/offices/MD-ABH/waiting").jsonPath();

        assertThat(waiting.getString("tickets[0].id")).isEqualTo(ticket.id().toString());
        assertThat(waiting.getString("tickets[0].status")).isEqualTo("WAITING");
        assertThat(waiting.getBoolean("tickets[0].bookingCancelled")).isTrue();
        assertThat(waiting.getString("tickets[0].dueAt")).isNull();
        assertThat(waiting.getString("tickets[0].reasonCode")).isEqualTo("waited");
    }

    @Test
    void who_left_the_queue_may_check_in_anew() {
        house.booked(REFERENCE, 10);
        var left = house.checkedIn(REFERENCE);
        house.anybody()
                .header("Ticket-Token", left.token())
                .post("/api/v1/tickets/" + left.id() + "/leave")
                .then()
                .statusCode(200);

        var anew = house.checkIn(Person.kiosk(), REFERENCE);

        assertThat(anew.statusCode()).isEqualTo(201);
        assertThat(House.Ticket.of(anew).id()).isNotEqualTo(left.id());
    }

    @Test
    void an_erased_booking_leaves_nothing_that_leads_to_a_person() {
        var booked = house.booked(REFERENCE, 10);
        house.checkIn(Person.kiosk(), REFERENCE).then().statusCode(201);

        house.tell("booking", BookingChanged.ERASED, booked.event(BookingChanged.State.COMPLETED, 9));
        house.tell("booking", BookingChanged.CONFIRMED, booked.event(BookingChanged.State.CONFIRMED, 4));

        assertThat(house.rows("select booking_id from ticket"))
                .allSatisfy(row -> assertThat(row).containsEntry("booking_id", null));
        assertThat(house.rows("select reference, reference_key, status from booking"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("reference", null)
                        .containsEntry("reference_key", null)
                        .containsEntry("status", "ERASED"));
        assertThat(house.checkIn(Person.kiosk(), REFERENCE).statusCode()).isEqualTo(404);
    }

    @Test
    void the_same_event_three_times_and_an_older_one_after_it_have_one_effect() {
        var booked = house.booked(REFERENCE, 10);
        var moved = new House.Booked(
                booked.id(), REFERENCE, booked.start().plus(Duration.ofMinutes(5)), House.OFFICE, "MD");
        for (int time = 0; time < 3; time++) {
            house.tell("booking", "event-7", BookingChanged.MOVED, moved.event(BookingChanged.State.CONFIRMED, 5));
        }
        house.tell("booking", "event-6", BookingChanged.AMENDED, booked.event(BookingChanged.State.CONFIRMED, 4));

        assertThat(house.rows("select revision, starts_at from booking"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("revision", "5"));
        assertThat(house.rows("select 1 from inbox where event_id = 'event-7'")).hasSize(1);
    }

    /** DOMAIN, section 7: the time before a move goes on to count somewhere. */
    @Test
    void who_moved_is_expected_at_the_new_time_alone() {
        var booked = house.booked(REFERENCE, 0);
        var moved = new House.Booked(
                booked.id(), REFERENCE, booked.start().plus(Duration.ofMinutes(90)), House.OFFICE, "MD");
        house.tell("booking", BookingChanged.MOVED, moved.event(BookingChanged.State.CONFIRMED, 3));

        var atTheOldTime = house.checkIn(Person.kiosk(), REFERENCE);
        house.advance(Duration.ofMinutes(60));
        var atTheNew = house.checkIn(Person.kiosk(), REFERENCE);

        assertThat(problem(atTheOldTime)).isEqualTo("too-early");
        assertThat(atTheNew.statusCode()).isEqualTo(201);
        assertThat(house.rows("select due_at = '%s' as due from ticket".formatted(moved.start())))
                .containsExactly(Map.of("due", "t"));
    }

    /** DOMAIN, section 7: every consumer acknowledging whatever happened. */
    @Test
    void what_cannot_be_read_is_put_aside_and_what_is_of_a_later_version_is_passed_over() {
        var poisoned = house.deliver("booking", "poison", BookingChanged.CONFIRMED, "{\"bookingId\": 7");
        var later = house.deliver(
                "booking",
                "later",
                "booking.reconsidered.v1",
                "{\"bookingId\":\"" + UUID.randomUUID() + "\",\"revision\":1,\"status\":\"RECONSIDERED\"}");

        assertThat(poisoned).failsWithin(Duration.ofSeconds(5));
        assertThat(later).succeedsWithin(Duration.ofSeconds(5));
        assertThat(house.rows("select 1 from booking")).isEmpty();
    }

    @Test
    void needs_of_the_booking_come_along() {
        var booked = new House.Booked(UUID.randomUUID(), REFERENCE, clock.instant(), House.OFFICE, "MD");
        house.tell(
                "booking",
                BookingChanged.CONFIRMED,
                booked.event(BookingChanged.State.CONFIRMED, 2, List.of("step-free")));

        house.checkIn(Person.kiosk(), REFERENCE).then().statusCode(201);

        assertThat(house.rows("select access_needs from ticket"))
                .containsExactly(Map.of("access_needs", "{step-free}"));
    }
}
