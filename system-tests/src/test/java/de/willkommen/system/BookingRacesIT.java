package de.willkommen.system;

import static de.willkommen.system.Platform.key;
import static de.willkommen.system.Platform.mailsTo;
import static de.willkommen.system.RacingBookings.ONE_COUNTER;
import static de.willkommen.system.RacingBookings.ROUNDS;
import static de.willkommen.system.RacingBookings.SERVICE;
import static de.willkommen.system.RacingBookings.address;
import static de.willkommen.system.RacingBookings.anOfficeWithOneCounter;
import static de.willkommen.system.RacingBookings.at;
import static de.willkommen.system.RacingBookings.booked;
import static de.willkommen.system.RacingBookings.both;
import static de.willkommen.system.RacingBookings.cancel;
import static de.willkommen.system.RacingBookings.cancellation;
import static de.willkommen.system.RacingBookings.claims;
import static de.willkommen.system.RacingBookings.confirm;
import static de.willkommen.system.RacingBookings.confirmed;
import static de.willkommen.system.RacingBookings.happened;
import static de.willkommen.system.RacingBookings.held;
import static de.willkommen.system.RacingBookings.hold;
import static de.willkommen.system.RacingBookings.holds;
import static de.willkommen.system.RacingBookings.move;
import static de.willkommen.system.RacingBookings.now;
import static de.willkommen.system.RacingBookings.refusedWith;
import static de.willkommen.system.RacingBookings.show;
import static de.willkommen.system.RacingBookings.staff;
import static de.willkommen.system.RacingBookings.starts;
import static de.willkommen.system.RacingBookings.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.system.RacingBookings.Booked;
import de.willkommen.system.RacingBookings.Both;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Time, wanted or changed at two instances at once: exactly one gets it, the other is told why, and nothing is half done. */
class BookingRacesIT {

    private static final String HALLE = "HAL-ABH";
    private static final Pattern PROOF = Pattern.compile("/l/v[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{22})");

    @BeforeAll
    static void an_office_with_one_counter() {
        anOfficeWithOneCounter();
    }

    @Test
    void a_move_that_meets_a_cancellation_leaves_nothing_taken() {
        var starts = starts(2);
        for (var round = 0; round < ROUNDS; round++) {
            var booking = confirmed(starts.get(0));

            var both = both(i -> i == 0 ? move(i, booking, starts.get(1)) : cancellation(i, booking));

            assertThat(both.statusOfOther()).isEqualTo(200);
            if (both.statusOfOne() == 200) {
                assertThat(happened(booking)).containsExactly("held", "confirmed", "moved", "cancelled");
            } else {
                refusedWith(409, "booking-closed", both.one());
                assertThat(happened(booking)).containsExactly("held", "confirmed", "cancelled");
            }
            assertThat(claims(booking)).isZero();
            starts.forEach(start -> cancel(held(start)));
        }
    }

    @Test
    void two_bookings_that_move_into_each_others_place_both_stay_where_they_are() {
        var starts = starts(2);
        for (var round = 0; round < ROUNDS; round++) {
            var bookings = List.of(confirmed(starts.get(0)), confirmed(starts.get(1)));

            var both = both(i -> move(i, bookings.get(i), starts.get(1 - i)));

            refusedWith(409, "slot-taken", both.one());
            refusedWith(409, "slot-taken", both.other());
            for (var i = 0; i < 2; i++) {
                assertThat(show(bookings.get(i)).<String>path("start")).isEqualTo(starts.get(i));
                assertThat(happened(bookings.get(i))).containsExactly("held", "confirmed");
                assertThat(claims(bookings.get(i))).isEqualTo(1);
            }
            bookings.forEach(RacingBookings::cancel);
        }
    }

    @Test
    void two_who_move_to_the_last_place_get_it_once() {
        var starts = starts(3);
        for (var round = 0; round < ROUNDS; round++) {
            var bookings = List.of(confirmed(starts.get(0)), confirmed(starts.get(1)));

            var both = both(i -> move(i, bookings.get(i), starts.get(2)));

            var won = both.statusOfOne() == 200 ? 0 : 1;
            var loser = won == 0 ? both.other() : both.one();
            assertThat(won == 0 ? both.statusOfOne() : both.statusOfOther()).isEqualTo(200);
            refusedWith(409, "slot-taken", loser);
            assertThat(show(bookings.get(won)).<String>path("start")).isEqualTo(starts.get(2));
            assertThat(show(bookings.get(1 - won)).<String>path("start")).isEqualTo(starts.get(1 - won));
            bookings.forEach(booking -> assertThat(claims(booking)).isEqualTo(1));
            bookings.forEach(RacingBookings::cancel);
        }
    }

    /** A hold ends after a minute: at that moment its owner confirms at one instance and another takes it at the other. */
    @Test
    void a_hold_that_ends_while_it_is_confirmed_belongs_to_one_of_the_two() {
        var holds = holds(ROUNDS);
        var ends = holds.stream()
                .map(hold -> OffsetDateTime.parse(show(hold).path("heldUntil")))
                .toList();
        var shifted = Duration.between(Instant.now(), now());

        var answers = AtOnce.all(2 * ROUNDS, i -> {
            var hold = holds.get(i / 2);
            // Both sides of the moment are tried.
            var moment = ends.get(i / 2).toInstant().minus(shifted).plusMillis(8L * (i / 2 - ROUNDS / 2));
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> !Instant.now().isBefore(moment));
            return i % 2 == 0
                    ? confirm(0, hold, Map.of("familyName", "Öztürk " + hold.id(), "email", address()))
                    : hold(1, ONE_COUNTER, SERVICE, hold.start());
        });

        for (var i = 0; i < ROUNDS; i++) {
            ownedByOne(holds.get(i), new Both(answers.get(2 * i), answers.get(2 * i + 1)));
        }
    }

    private static void ownedByOne(Booked hold, Both both) {
        if (both.statusOfOne() == 200) {
            refusedWith(409, "slot-taken", both.other());
            assertThat(happened(hold)).containsExactly("held", "confirmed");
            assertThat(claims(hold)).isEqualTo(1);
            cancel(hold);
        } else if (both.statusOfOther() == 201) {
            refusedWith(410, "hold-expired", both.one());
            assertThat(happened(hold)).containsExactly("held", "expired");
            assertThat(claims(hold)).isZero();
            cancel(booked(both.other()));
        } else {
            // The other came a moment too early, and its owner too late: nobody has it, and whoever comes next gets it.
            refusedWith(410, "hold-expired", both.one());
            refusedWith(409, "slot-taken", both.other());
            cancel(held(hold.start()));
        }
    }

    /** Whoever presses twice sends two keys where the page makes a new one: the state of the booking still answers once. */
    @Test
    void pressing_confirm_move_and_cancel_many_times_has_one_effect_each_whatever_the_keys() {
        var starts = starts(2);
        var booking = held(starts.get(0));
        var person = Map.of("familyName", "Öztürk", "email", address());

        for (var press : List.<IntFunction<Response>>of(
                i -> confirm(i, booking, person),
                i -> move(i, booking, starts.get(1)),
                i -> cancellation(i, booking))) {
            assertThat(AtOnce.all(8, press)).extracting(Response::statusCode).containsOnly(200);
        }

        assertThat(happened(booking)).containsExactly("held", "confirmed", "moved", "cancelled");
        assertThat(show(booking).<Integer>path("calendarSequence")).isEqualTo(2);
    }

    @Test
    void two_holds_under_two_keys_do_not_get_one_place_twice() {
        var start = starts(1).get(0);
        for (var round = 0; round < ROUNDS; round++) {

            var both = both(i -> hold(i, ONE_COUNTER, SERVICE, start));

            onceTaken(both);
        }
    }

    @Test
    void staff_and_a_citizen_do_not_get_the_last_place_both() {
        var starts = halle(ROUNDS);
        for (var start : starts) {
            var wish = new HashMap<>(wish(HALLE, SERVICE, start));
            var internal = new HashMap<>(wish);
            internal.put("channel", "INTERNAL");

            var both = both(i -> i == 0
                    ? at(i).header("Idempotency-Key", key()).body(wish).post("/api/v1/bookings")
                    : staff(i, "clerk-halle")
                            .header("Idempotency-Key", key())
                            .body(internal)
                            .post("/api/v1/bookings"));

            onceTaken(both);
        }
    }

    private static void onceTaken(Both both) {
        var won = both.statusOfOne() == 201 ? both.one() : both.other();
        assertThat(won.statusCode()).isEqualTo(201);
        refusedWith(409, "slot-taken", won == both.one() ? both.other() : both.one());
        assertThat(claims(booked(won))).isEqualTo(1);
        cancel(booked(won));
    }

    /** Bug of DOMAIN, section 7: mail scanner opening the link twice. */
    @Test
    void a_verification_pressed_at_both_instances_confirms_once() {
        var email = address();
        var booking = booked(hold(0, HALLE, SERVICE, halle(1).get(0)));
        confirm(1, booking, Map.of("familyName", "Haddad", "email", email, "notify", List.of("EMAIL"), "consent", true))
                .then()
                .statusCode(200)
                .body("status", org.hamcrest.Matchers.equalTo("PENDING"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mailsTo(email)).hasSize(1));
        var mailed = PROOF.matcher(String.valueOf(mailsTo(email).get(0).get("body")));
        assertThat(mailed.find()).isTrue();

        var answers = AtOnce.all(
                8,
                i -> at(i).header("Verification-Token", mailed.group(1))
                        .post("/api/v1/bookings/" + booking.id() + "/verification"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers).extracting(answer -> answer.<String>path("status")).containsOnly("CONFIRMED");
        assertThat(happened(booking)).containsExactly("held", "pending", "confirmed");
        cancel(booking);
    }

    /** One clerk of the team speaks Arabic and one interpreter comes: two at once, not three. */
    @Test
    void as_many_speak_with_somebody_in_their_language_as_there_are_who_speak_it() {
        var wish = new HashMap<>(
                wish(Platform.OFFICE, "integration-course", starts(1).get(0)));
        wish.put("spokenLanguage", "ar");

        var answers = AtOnce.all(
                8, i -> at(i).header("Idempotency-Key", key()).body(wish).post("/api/v1/bookings"));

        var got = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(RacingBookings::booked)
                .toList();
        assertThat(got).hasSize(2);
        assertThat(got.stream().mapToLong(RacingBookings::claims)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(refused -> refusedWith(409, "slot-taken", refused));
        got.forEach(RacingBookings::cancel);
    }

    /** Free times in Halle, where there is one counter, too. */
    private static List<String> halle(int number) {
        var from = LocalDate.parse(RunningPlatform.CLOCK.substring(0, 10)).plusDays(7);
        var free = at(0).get("/api/v1/slots?office=" + HALLE + "&service=" + SERVICE + "&from=" + from)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("slots.start");
        return new ArrayList<>(free.subList(0, number));
    }
}
