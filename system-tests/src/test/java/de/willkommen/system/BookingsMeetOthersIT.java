package de.willkommen.system;

import static de.willkommen.system.RacingBookings.ROUNDS;
import static de.willkommen.system.RacingBookings.SERVICE;
import static de.willkommen.system.RacingBookings.address;
import static de.willkommen.system.RacingBookings.booked;
import static de.willkommen.system.RacingBookings.both;
import static de.willkommen.system.RacingBookings.cancel;
import static de.willkommen.system.RacingBookings.cancellation;
import static de.willkommen.system.RacingBookings.claims;
import static de.willkommen.system.RacingBookings.confirm;
import static de.willkommen.system.RacingBookings.happened;
import static de.willkommen.system.RacingBookings.hold;
import static de.willkommen.system.RacingBookings.move;
import static de.willkommen.system.RacingBookings.refusedWith;
import static de.willkommen.system.RacingBookings.show;
import static de.willkommen.system.RacingBookings.staff;
import static de.willkommen.system.RacingBookings.starts;
import static de.willkommen.system.RacingBookings.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.system.RacingBookings.Booked;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bookings at one instance while the office is changed, or its visitors come, at the other. */
class BookingsMeetOthersIT {

    /** Sundays on which nothing is open, and nobody else's test books. */
    private static final LocalDate FIRST_SUNDAY = LocalDate.parse("2027-08-01");

    @Test
    void a_booking_that_meets_a_closure_is_on_the_list_of_conflicts_or_was_refused() {
        var start = starts(1).get(0);
        for (var round = 0; round < ROUNDS; round++) {
            var closure = Map.of(
                    "kind",
                    "CLOSED",
                    "scope",
                    Map.of("kind", "OFFICE"),
                    "startsOn",
                    start.substring(0, 10),
                    "reason",
                    "Umzug");

            var both = both(i -> i == 0
                    ? hold(i, Platform.OFFICE, "naturalisation-advice", start)
                    : staff(i, "lead").body(closure).post("/api/v1/offices/MD-ABH/closures"));

            assertThat(both.statusOfOther()).isEqualTo(201);
            var conflicts = conflicts();
            if (both.statusOfOne() == 201) {
                assertThat(conflicts).contains(both.one().<String>path("id"));
                cancel(booked(both.one()));
            } else {
                refusedWith(409, "slot-taken", both.one());
            }
            staff(1, "lead")
                    .header("If-Match", "\"0\"")
                    .delete("/api/v1/offices/MD-ABH/closures/" + both.other().path("id"))
                    .then()
                    .statusCode(204);
        }
    }

    /** What is open on a Sunday for this, and what the change leaves of it. */
    @Test
    void a_booking_that_meets_a_change_of_the_plan_below_it_is_on_the_list_of_conflicts_or_was_refused() {
        for (var round = 0; round < ROUNDS; round++) {
            var sunday = FIRST_SUNDAY.plusWeeks(round).toString();
            var plan = staff(0, "lead")
                    .body(plan(sunday, "14:00"))
                    .post("/api/v1/offices/MD-ABH/plans")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            var mover = booked(hold(0, Platform.OFFICE, SERVICE, hour(sunday, 9)));
            confirm(1, mover, Map.of("familyName", "Haddad", "email", address()))
                    .then()
                    .statusCode(200);
            var changes = round % 2;

            var answers = AtOnce.all(4, i -> switch (i) {
                case 0 -> change(changes, plan, sunday);
                case 1 -> hold(1 - changes, Platform.OFFICE, SERVICE, hour(sunday, 12));
                case 2 -> move(1 - changes, mover, hour(sunday, 13));
                default -> hold(changes, Platform.OFFICE, SERVICE, hour(sunday, 10));
            });

            assertThat(answers.get(0).statusCode()).isEqualTo(200);
            var conflicts = conflicts();
            var taken = answers.get(1);
            if (taken.statusCode() == 201) {
                assertThat(conflicts).contains(taken.<String>path("id"));
                cancel(booked(taken));
            } else {
                refusedWith(409, "slot-taken", taken);
            }
            if (answers.get(2).statusCode() == 200) {
                assertThat(conflicts).contains(mover.id());
            } else {
                refusedWith(409, "slot-taken", answers.get(2));
                assertThat(show(mover).<String>path("start")).isEqualTo(hour(sunday, 9));
                assertThat(conflicts).doesNotContain(mover.id());
            }
            // What the change leaves is nobody's conflict.
            var left = booked(answers.get(3));
            assertThat(conflicts).doesNotContain(left.id());
            for (var instance = 0; instance < 2; instance++) {
                refusedWith(409, "slot-taken", hold(instance, Platform.OFFICE, SERVICE, hour(sunday, 12)));
            }
            List.of(mover, left).forEach(RacingBookings::cancel);
            staff(1, "lead")
                    .header("If-Match", "\"1\"")
                    .delete("/api/v1/offices/MD-ABH/plans/" + plan)
                    .then()
                    .statusCode(204);
        }
    }

    private static Response change(int caller, String plan, String sunday) {
        return staff(caller, "lead")
                .header("If-Match", "\"0\"")
                .body(plan(sunday, "12:00"))
                .put("/api/v1/offices/MD-ABH/plans/" + plan);
    }

    /** One counter on a Sunday, when nothing else is open. */
    private static Map<String, Object> plan(String sunday, String closesAt) {
        return Map.of(
                "owner",
                Map.of("kind", "COUNTER", "code", "101"),
                "startsOn",
                sunday,
                "endsOn",
                sunday,
                "opensAt",
                "09:00",
                "closesAt",
                closesAt,
                "rule",
                "FREQ=DAILY");
    }

    private static String hour(String sunday, int hour) {
        return "%sT%02d:00:00+02:00".formatted(sunday, hour);
    }

    private static List<String> conflicts() {
        return staff(0, "lead")
                .queryParam("limit", 500)
                .get("/api/v1/offices/MD-ABH/conflicts")
                .then()
                .statusCode(200)
                .extract()
                .path("conflicts.booking.id");
    }

    @Test
    void a_cancellation_that_crosses_with_the_check_in_stands() {
        var today = RunningPlatform.CLOCK.substring(0, 10);
        var soon = Platform.slots("address-change", today, today)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("slots.start");
        for (var round = 0; round < ROUNDS; round++) {
            var booking = booked(hold(round, Platform.OFFICE, "address-change", soon.get(1)));
            confirm(0, booking, Map.of("familyName", "Haddad", "email", address()))
                    .then()
                    .statusCode(200);
            var reference = show(booking).<String>path("reference");

            var both = both(i -> i == 0
                    ? Platform.as("kiosk", Map.of("office", Platform.OFFICE, "reference", reference))
                            .post("/api/v1/check-ins")
                    : cancellation(i, booking));

            if (both.statusOfOne() == 201) {
                await().atMost(Duration.ofSeconds(30)).until(() -> followsTicket(booking));
            } else {
                refusedWith(409, "booking-cancelled", both.one());
            }
            if (both.statusOfOther() == 200) {
                assertThat(happened(booking)).containsExactly("held", "confirmed", "cancelled");
                assertThat(claims(booking)).isZero();
            } else {
                refusedWith(409, "already-checked-in", both.other());
                assertThat(happened(booking)).containsExactly("held", "confirmed", "checked-in");
                assertThat(claims(booking)).isEqualTo(1);
            }
        }
    }

    private static boolean followsTicket(Booked booking) {
        return !strings("select id from booking where id = cast(? as uuid) and ticket_id is not null", booking)
                .isEmpty();
    }
}
