package de.willkommen.system;

import static de.willkommen.system.Platform.key;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What is said to two instances at the same moment, past the gateway, and what is found in the database afterwards. Most of
 * it at an office with one counter, of an authority that comes aboard for this.
 */
final class RacingBookings {

    static final String ONE_COUNTER = "RACE-ABH";
    static final String SERVICE = "residence-permit";
    static final int ROUNDS = 8;

    private static final RunningPlatform RUNNING = RunningPlatform.get();

    private static LocalDate day = LocalDate.of(2027, 2, 1);

    private RacingBookings() {}

    record Booked(String id, String token, String start) {}

    /** What happened at both instances, whoever was first. */
    record Both(Response one, Response other) {

        int statusOfOne() {
            return one.statusCode();
        }

        int statusOfOther() {
            return other.statusCode();
        }
    }

    /** The office is entered by whoever comes first. */
    static void anOfficeWithOneCounter() {
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
    }

    static Both both(IntFunction<Response> call) {
        var answers = AtOnce.all(2, call);
        return new Both(answers.get(0), answers.get(1));
    }

    static void refusedWith(int status, String type, Response answer) {
        assertThat(answer.statusCode() + " " + answer.path("type"))
                .startsWith(status + " ")
                .endsWith("#" + type);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    /** A request to one of the two instances, past the gateway. */
    static RequestSpecification at(int caller) {
        var instances = RUNNING.instances("appointment-service");
        assertThat(instances).hasSize(2);
        return given().baseUri(instances.get(caller % 2)).contentType(ContentType.JSON);
    }

    static RequestSpecification staff(int caller, String user) {
        return at(caller).header("Authorization", "Bearer " + Platform.token(user));
    }

    static Map<String, Object> wish(String office, String service, String start) {
        return Map.of("office", office, "services", List.of(Map.of("code", service)), "start", start, "language", "de");
    }

    static Response hold(int caller, String office, String service, String start) {
        return at(caller)
                .header("Idempotency-Key", key())
                .body(wish(office, service, start))
                .post("/api/v1/bookings");
    }

    static Booked booked(Response held) {
        held.then().statusCode(201);
        return new Booked(held.path("id"), held.path("token"), held.path("start"));
    }

    static Booked held(String start) {
        return booked(hold(0, ONE_COUNTER, SERVICE, start));
    }

    static List<Booked> holds(int number) {
        return starts(number).stream().map(RacingBookings::held).toList();
    }

    static Booked confirmed(String start) {
        var hold = held(start);
        confirm(1, hold, Map.of("familyName", "Person of " + hold.id(), "email", address()))
                .then()
                .statusCode(200);
        return hold;
    }

    static RequestSpecification holder(int caller, Booked booking) {
        return at(caller).header("Booking-Token", booking.token()).header("Idempotency-Key", key());
    }

    static Response confirm(int caller, Booked booking, Map<String, ?> person) {
        var given = new HashMap<String, Object>(person);
        given.putIfAbsent("birthDate", "1980-05-05");
        return holder(caller, booking).body(given).post("/api/v1/bookings/" + booking.id() + "/confirmation");
    }

    static Response move(int caller, Booked booking, String start) {
        return holder(caller, booking).body(Map.of("start", start)).post("/api/v1/bookings/" + booking.id() + "/move");
    }

    static Response cancellation(int caller, Booked booking) {
        return holder(caller, booking).post("/api/v1/bookings/" + booking.id() + "/cancellation");
    }

    static void cancel(Booked booking) {
        cancellation(0, booking).then().statusCode(200);
    }

    static Response show(Booked booking) {
        return holder(1, booking).get("/api/v1/bookings/" + booking.id());
    }

    static String address() {
        return "race-" + UUID.randomUUID() + "@example.org";
    }

    /** Starts of a day that no other test uses, half an hour after each other. */
    static synchronized List<String> starts(int number) {
        day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        return IntStream.range(0, number)
                .mapToObj(i -> "%sT%02d:%02d:00+01:00".formatted(day, 8 + i / 2, i % 2 * 30))
                .toList();
    }

    static Instant now() {
        return OffsetDateTime.parse(
                        at(0).get("/api/v1/offices").then().extract().path("[0].now"))
                .toInstant();
    }

    /** What the history of a booking says happened, in order. */
    static List<String> happened(Booked booking) {
        return strings(
                "select split_part(event, '.', 2) from booking_history where booking = cast(? as uuid) order by id",
                booking);
    }

    static long claims(Booked booking) {
        return Long.parseLong(strings("select count(*) from slot_claim where booking = cast(? as uuid)", booking)
                .get(0));
    }

    static List<String> strings(String sql, Booked booking) {
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
