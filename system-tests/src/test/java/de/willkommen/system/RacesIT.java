package de.willkommen.system;

import static de.willkommen.system.Platform.OFFICE;
import static de.willkommen.system.Platform.anybody;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.Platform.key;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Many want the same thing at the same moment, on two instances of every service that counts. */
class RacesIT {

    private static final RunningPlatform RUNNING = RunningPlatform.get();
    private static final int EVERYBODY = 50;

    @Test
    void of_fifty_who_want_the_last_place_one_gets_it() {
        var day = "2027-01-12";
        var start = lastPlaceAt("naturalisation-application", day);

        var answers = AtOnce.all(EVERYBODY, i -> hold(instance(i), "naturalisation-application", start));

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
        var refused =
                answers.stream().filter(answer -> answer.statusCode() != 201).toList();
        assertThat(refused).hasSize(EVERYBODY - 1).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.<String>path("type")).endsWith("#slot-taken");
            assertThat(answer.<List<Object>>path("alternatives")).isNotEmpty();
        });
    }

    @Test
    void crossing_lengths_never_share_a_counter() {
        var day = "2027-01-14";
        var first = OffsetDateTime.parse(lastPlaceAt("naturalisation-application", day));
        var crossing = first.plusMinutes(15);

        var answers = AtOnce.all(
                EVERYBODY,
                i -> i % 2 == 0
                        ? hold(instance(i), "naturalisation-application", first.toString())
                        : hold(instance(i), "naturalisation-advice", crossing.toString()));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
        var got = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        // One counter was left: whoever got it, nobody who overlaps did. Whoever starts after its end may have it too.
        for (var one : got) {
            for (var other : got) {
                if (one != other) {
                    assertThat(overlap(one, other)).isFalse();
                }
            }
        }
        assertThat(got).hasSize(1);
    }

    @Test
    void a_double_click_books_once() {
        var start = Bookings.firstSlot("address-change", "2027-01-18", "2027-01-22");
        var request = Bookings.holdRequest("address-change", start, "de");
        var key = key();

        var answers = AtOnce.all(
                8,
                i -> given().baseUri(instance(i))
                        .contentType(ContentType.JSON)
                        .header("Idempotency-Key", key)
                        .body(request)
                        .post("/api/v1/bookings"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers).extracting(answer -> text(answer, "id")).containsOnly(text(answers.get(0), "id"));
        assertThat(answers).extracting(answer -> text(answer, "token")).containsOnly(text(answers.get(0), "token"));
    }

    @Test
    void two_clerks_who_press_next_a_hundred_times_get_two_hundred_people() {
        var waiting = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            waiting.add(as(
                            "kiosk",
                            Map.of(
                                    "office",
                                    OFFICE,
                                    "services",
                                    List.of("residence-card-pickup"),
                                    "language",
                                    "de",
                                    "accessNeeds",
                                    List.of()))
                    .header("Idempotency-Key", key())
                    .post("/api/v1/tickets")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        var queues = RUNNING.instances("queue-service");
        assertThat(queues).hasSize(2);
        var clerks = List.of("clerk", "clerk2");
        var counters = List.of("105", "106");
        var called = new ConcurrentLinkedQueue<String>();
        JourneyIT.signOn(counters.get(0), clerks.get(0));
        JourneyIT.signOn(counters.get(1), clerks.get(1));
        try {
            AtOnce.all(2, clerk -> {
                var served = new ArrayList<String>();
                while (true) {
                    var next = at(queues.get(clerk), clerks.get(clerk))
                            .header("Idempotency-Key", key())
                            .post("/api/v1/counters/" + counters.get(clerk) + "/next");
                    if (next.statusCode() == 204) {
                        return served;
                    }
                    next.then().statusCode(200);
                    var id = next.<String>path("id");
                    called.add(id);
                    served.add(id);
                    for (var verb : List.of("start", "finish")) {
                        at(queues.get(clerk), clerks.get(clerk))
                                .contentType(ContentType.JSON)
                                .body("{}")
                                .post("/api/v1/tickets/" + id + "/" + verb)
                                .then()
                                .statusCode(200);
                    }
                }
            });
        } finally {
            as(clerks.get(0)).delete("/api/v1/counters/" + counters.get(0) + "/session");
            as(clerks.get(1)).delete("/api/v1/counters/" + counters.get(1) + "/session");
        }

        assertThat(called).doesNotHaveDuplicates().containsAll(waiting);
    }

    /** Fills every place at the first free time of a day but one. */
    private static String lastPlaceAt(String service, String day) {
        var start = Bookings.firstSlot(service, day, day);
        var places = new ArrayList<Response>();
        while (true) {
            var held = Bookings.hold(service, start, "de");
            if (held.statusCode() == 409) {
                break;
            }
            held.then().statusCode(201);
            places.add(held);
        }
        var last = places.get(places.size() - 1);
        anybody()
                .header("Booking-Token", last.<String>path("token"))
                .post("/api/v1/bookings/" + last.path("id") + "/cancellation")
                .then()
                .statusCode(200);
        return start;
    }

    private static String text(Response answer, String field) {
        return answer.path(field);
    }

    private static String instance(int caller) {
        var instances = RUNNING.instances("appointment-service");
        assertThat(instances).hasSize(2);
        return instances.get(caller % instances.size());
    }

    private static Response hold(String base, String service, String start) {
        return given().baseUri(base)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key())
                .body(Bookings.holdRequest(service, start, "de"))
                .post("/api/v1/bookings");
    }

    private static io.restassured.specification.RequestSpecification at(String base, String user) {
        return given().baseUri(base).header("Authorization", "Bearer " + Platform.token(user));
    }

    private static boolean overlap(Response one, Response other) {
        return moment(one, "start").isBefore(moment(other, "end"))
                && moment(other, "start").isBefore(moment(one, "end"));
    }

    private static OffsetDateTime moment(Response booking, String field) {
        return OffsetDateTime.parse(booking.path(field));
    }
}
