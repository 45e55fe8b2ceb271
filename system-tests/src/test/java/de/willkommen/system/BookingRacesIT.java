package de.willkommen.system;

import static de.willkommen.system.Platform.key;
import static de.willkommen.system.Platform.mailsTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every rule about bookings that counts, broken at by two instances at the same moment: exactly one gets it, the other is
 * told why, and nothing is half done. Most of it at an office with one counter, of an authority that comes aboard for this.
 */
class BookingRacesIT {

    private static final RunningPlatform RUNNING = RunningPlatform.get();
    private static final String ONE_COUNTER = "RACE-ABH";
    private static final String HALLE = "HAL-ABH";
    private static final String SERVICE = "residence-permit";
    private static final Pattern PROOF = Pattern.compile("/l/v[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{22})");
    private static final int ROUNDS = 8;

    private static LocalDate day = LocalDate.of(2027, 2, 1);

    private record Booked(String id, String token, String start) {}

    /** What happened at both instances, whoever was first. */
    private record Both(Response one, Response other) {

        int statusOfOne() {
            return one.statusCode();
        }

        int statusOfOther() {
            return other.statusCode();
        }
    }

    @BeforeAll
    static void an_office_with_one_counter() {
        var rules = new HashMap<String, Object>(Map.of(
                "verifiedAddress",
                false,
                "minimumLeadMinutes",
                0,
                "horizonDays",
                365,
                "holdMinutes",
                1,
                "gridMinutes",
                5,
                "startEveryMinutes",
                15,
                "activeBookingsPerAddress",
                3,
                "activeBookingsPerPerson",
                2,
                "holdsPerPerson",
                2));
        rules.put("newDaysAt", "00:00");
        rules.put("newDaysSpreadMinutes", 0);
        Platform.as(
                        "operator",
                        Map.of(
                                "code",
                                "RACE",
                                "name",
                                "Amt der Eile",
                                "holidayRegion",
                                "st",
                                "office",
                                Map.of(
                                        "code",
                                        ONE_COUNTER,
                                        "address",
                                        Map.of("street", "Am Start 1", "postalCode", "39104", "city", "Magdeburg"),
                                        "timeZone",
                                        "Europe/Berlin",
                                        "languages",
                                        List.of("de"),
                                        "rules",
                                        rules,
                                        "birthDateReason",
                                        "TELLING_APART"),
                                "teams",
                                List.of(Map.of("code", "residence", "label", "Aufenthalt")),
                                "services",
                                List.of(Map.of(
                                        "code",
                                        SERVICE,
                                        "durationMinutes",
                                        30,
                                        "furtherPersonMinutes",
                                        5,
                                        "maxPersons",
                                        4,
                                        "ticketLetter",
                                        "A",
                                        "team",
                                        "residence")),
                                "counters",
                                List.of(Map.of("from", "1", "room", "0.1", "team", "residence")),
                                "openings",
                                List.of(Map.of(
                                        "days",
                                        List.of("MO", "TU", "WE", "TH", "FR"),
                                        "opensAt",
                                        "08:00",
                                        "closesAt",
                                        "12:00")),
                                "administrator",
                                Map.of("subject", "11111111-2222-4333-8444-555555555555")))
                .header("Idempotency-Key", UUID.nameUUIDFromBytes(new byte[] {1}))
                .post("/api/v1/onboarding")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(201, 409));
        assertThat(RUNNING.instances("appointment-service")).hasSize(2);
    }

    @Test
    void one_person_confirms_no_more_bookings_than_allowed_with_ever_new_addresses() {
        var holds = holds(6);

        var answers = AtOnce.all(
                6,
                i -> confirm(
                        i,
                        holds.get(i),
                        Map.of(
                                "givenName",
                                "Thi Anh",
                                "familyName",
                                "Nguyen" + day.getDayOfYear(),
                                "birthDate",
                                "1990-01-01",
                                "email",
                                address())));

        confirmedAtMost(2, holds, answers);
    }

    @Test
    void one_address_confirms_no_more_bookings_than_allowed_under_ever_new_names() {
        var holds = holds(6);
        var email = address();

        var answers = AtOnce.all(6, i -> confirm(i, holds.get(i), Map.of("familyName", "Haddad" + i, "email", email)));

        confirmedAtMost(3, holds, answers);
    }

    private static void confirmedAtMost(int allowed, List<Booked> holds, List<Response> answers) {
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(allowed);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).allSatisfy(refused -> {
            refusedWith(409, "too-many-bookings", refused);
            assertThat(refused.<Integer>path("max")).isEqualTo(allowed);
        });
        for (var i = 0; i < holds.size(); i++) {
            var confirmed = answers.get(i).statusCode() == 200;
            assertThat(happened(holds.get(i))).isEqualTo(confirmed ? List.of("held", "confirmed") : List.of("held"));
            assertThat(claims(holds.get(i))).isEqualTo(1);
        }
        holds.forEach(BookingRacesIT::cancel);
    }

    @Test
    void an_account_holds_no_more_times_than_allowed() {
        var starts = starts(6);

        var answers = AtOnce.all(
                6,
                i -> at(i).header("Authorization", "Bearer " + Platform.token("citizen"))
                        .header("Idempotency-Key", key())
                        .body(wish(ONE_COUNTER, SERVICE, starts.get(i)))
                        .post("/api/v1/bookings"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(refused -> refusedWith(409, "too-many-holds", refused));
        answers.stream().filter(answer -> answer.statusCode() == 201).forEach(held -> cancel(booked(held)));
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
            bookings.forEach(BookingRacesIT::cancel);
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
            bookings.forEach(BookingRacesIT::cancel);
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
            var conflicts = staff(0, "lead")
                    .get("/api/v1/offices/MD-ABH/conflicts")
                    .then()
                    .statusCode(200)
                    .extract()
                    .<List<String>>path("conflicts.booking.id");
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
                .map(BookingRacesIT::booked)
                .toList();
        assertThat(got).hasSize(2);
        assertThat(got.stream().mapToLong(BookingRacesIT::claims)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(refused -> refusedWith(409, "slot-taken", refused));
        got.forEach(BookingRacesIT::cancel);
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

    private static Both both(IntFunction<Response> call) {
        var answers = AtOnce.all(2, call);
        return new Both(answers.get(0), answers.get(1));
    }

    private static void refusedWith(int status, String type, Response answer) {
        assertThat(answer.statusCode() + " " + answer.path("type"))
                .startsWith(status + " ")
                .endsWith("#" + type);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    /** A request to one of the two instances, past the gateway. */
    private static RequestSpecification at(int caller) {
        var instances = RUNNING.instances("appointment-service");
        return given().baseUri(instances.get(caller % instances.size())).contentType(ContentType.JSON);
    }

    private static RequestSpecification staff(int caller, String user) {
        return at(caller).header("Authorization", "Bearer " + Platform.token(user));
    }

    private static Map<String, Object> wish(String office, String service, String start) {
        return Map.of("office", office, "services", List.of(Map.of("code", service)), "start", start, "language", "de");
    }

    private static Response hold(int caller, String office, String service, String start) {
        return at(caller)
                .header("Idempotency-Key", key())
                .body(wish(office, service, start))
                .post("/api/v1/bookings");
    }

    private static Booked booked(Response held) {
        held.then().statusCode(201);
        return new Booked(held.path("id"), held.path("token"), held.path("start"));
    }

    private static Booked held(String start) {
        return booked(hold(0, ONE_COUNTER, SERVICE, start));
    }

    private static List<Booked> holds(int number) {
        return starts(number).stream().map(BookingRacesIT::held).toList();
    }

    private static Booked confirmed(String start) {
        var hold = held(start);
        confirm(1, hold, Map.of("familyName", "Person of " + hold.id(), "email", address()))
                .then()
                .statusCode(200);
        return hold;
    }

    private static RequestSpecification holder(int caller, Booked booking) {
        return at(caller).header("Booking-Token", booking.token()).header("Idempotency-Key", key());
    }

    private static Response confirm(int caller, Booked booking, Map<String, ?> person) {
        var given = new HashMap<String, Object>(person);
        given.putIfAbsent("birthDate", "1980-05-05");
        return holder(caller, booking).body(given).post("/api/v1/bookings/" + booking.id() + "/confirmation");
    }

    private static Response move(int caller, Booked booking, String start) {
        return holder(caller, booking).body(Map.of("start", start)).post("/api/v1/bookings/" + booking.id() + "/move");
    }

    private static Response cancellation(int caller, Booked booking) {
        return holder(caller, booking).post("/api/v1/bookings/" + booking.id() + "/cancellation");
    }

    private static void cancel(Booked booking) {
        cancellation(0, booking).then().statusCode(200);
    }

    private static Response show(Booked booking) {
        return holder(1, booking).get("/api/v1/bookings/" + booking.id());
    }

    private static String address() {
        return "race-" + UUID.randomUUID() + "@example.org";
    }

    /** Starts of a day that no other test uses, half an hour after each other. */
    private static synchronized List<String> starts(int number) {
        day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        return IntStream.range(0, number)
                .mapToObj(i -> "%sT%02d:%02d:00+01:00".formatted(day, 8 + i / 2, i % 2 * 30))
                .toList();
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

    private static Instant now() {
        return OffsetDateTime.parse(
                        at(0).get("/api/v1/offices").then().extract().path("[0].now"))
                .toInstant();
    }

    /** What the history of a booking says happened, in order. */
    private static List<String> happened(Booked booking) {
        return strings(
                "select split_part(event, '.', 2) from booking_history where booking = cast(? as uuid) order by id",
                booking);
    }

    private static long claims(Booked booking) {
        return Long.parseLong(strings("select count(*) from slot_claim where booking = cast(? as uuid)", booking)
                .get(0));
    }

    private static boolean followsTicket(Booked booking) {
        return !strings("select id from booking where id = cast(? as uuid) and ticket_id is not null", booking)
                .isEmpty();
    }

    private static List<String> strings(String sql, Booked booking) {
        try (var connection =
                        DriverManager.getConnection(RUNNING.database("appointment"), "appointment", "appointment");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, booking.id());
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
