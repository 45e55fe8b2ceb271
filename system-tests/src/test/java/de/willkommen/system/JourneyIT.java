package de.willkommen.system;

import static de.willkommen.system.Platform.OFFICE;
import static de.willkommen.system.Platform.anybody;
import static de.willkommen.system.Platform.anybodyReading;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.Platform.key;
import static de.willkommen.system.Platform.mailsTo;
import static de.willkommen.system.Platform.messagesTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main journey, from the first question to the last figure, by the public interface alone. */
class JourneyIT {

    private static final String TODAY = "2026-11-24";

    @Test
    void somebody_finds_the_office_and_what_to_bring_in_their_language() {
        anybodyReading("ar")
                .get("/api/v1/offices")
                .then()
                .statusCode(200)
                .body("code", hasItem(OFFICE))
                .body("find { it.code == 'MD-ABH' }.timeZone", equalTo("Europe/Berlin"))
                .body("find { it.code == 'MD-ABH' }.now", startsWith(TODAY));

        await().untilAsserted(() -> anybodyReading("ar")
                .get("/api/v1/offices/MD-ABH/services")
                .then()
                .statusCode(200)
                .body("code", hasItems("residence-permit", "naturalisation-advice"))
                .body("size()", greaterThanOrEqualTo(12))
                .body("documents", everyItem(not(hasSize(0))))
                .body("find { it.code == 'residence-permit' }.name", matchesRegex(".*\\p{IsArabic}.*")));
    }

    @Test
    void a_booking_travels_through_every_part() {
        var booking = Bookings.confirmed("residence-permit", "ar", TODAY, TODAY);
        var token = booking.token();

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(mailsTo(booking.email())).hasSize(1);
            assertThat(messagesTo(booking.phone())).hasSize(1);
        });
        var mail = mailsTo(booking.email()).get(0);
        assertThat(String.valueOf(mail.get("body")))
                .contains(booking.reference(), localTime(booking.start()), "/l/")
                .containsPattern("\\p{IsArabic}");
        assertThat(String.valueOf(messagesTo(booking.phone()).get(0).get("body")))
                .contains(booking.reference(), "/l/")
                .containsPattern("\\p{IsArabic}");
        assertThat(String.valueOf(mail.get("attachments"))).contains("calendar");

        var ics = anybody()
                .header("Booking-Token", token)
                .get("/api/v1/bookings/" + booking.id() + "/calendar.ics")
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .extract()
                .asString();
        assertThat(ics).contains("BEGIN:VTIMEZONE", "UID:" + booking.id() + "@willkommen");

        var number = checkIn(booking.reference());
        var counter = freeCounter("102", "clerk");
        try {
            callUntil(number, counter, "clerk");
        } finally {
            as("clerk").delete("/api/v1/counters/" + counter + "/session");
        }

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> anybody()
                        .header("Booking-Token", token)
                        .get("/api/v1/bookings/" + booking.id())
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("COMPLETED")));
        as("lead")
                .queryParam("date", TODAY)
                .get("/api/v1/offices/MD-ABH/statistics")
                .then()
                .statusCode(200)
                .body("services.find { it.code == 'residence-permit' }.served", greaterThanOrEqualTo(1))
                .body("services.find { it.code == 'residence-permit' }.waitingSeconds.p50", notNullValue())
                .body("services.find { it.code == 'residence-permit' }.servingSeconds.p50", notNullValue());
    }

    @Test
    void moving_keeps_the_reference_and_tells_the_new_time() {
        var booking = Bookings.confirmed("settlement-permit", "de", "2026-12-01", "2026-12-04");
        await().untilAsserted(() -> assertThat(mailsTo(booking.email())).hasSize(1));
        var later = Bookings.firstSlot("settlement-permit", "2026-12-08", "2026-12-11");

        anybody(Map.of("start", later))
                .header("Booking-Token", booking.token())
                .post("/api/v1/bookings/" + booking.id() + "/move")
                .then()
                .statusCode(200)
                .body("id", equalTo(booking.id()))
                .body("reference", equalTo(booking.reference()))
                .body("start", equalTo(later));

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(mailsTo(booking.email())).hasSize(2));
        assertThat(String.valueOf(mailsTo(booking.email()).get(0).get("body"))).contains(localTime(later));
    }

    @Test
    void cancelling_twice_answers_the_same_and_frees_the_time() {
        var booking = Bookings.confirmed("naturalisation-application", "en", "2026-12-01", "2026-12-04");
        await().untilAsserted(() -> assertThat(mailsTo(booking.email())).hasSize(1));

        for (int i = 0; i < 2; i++) {
            anybody()
                    .header("Booking-Token", booking.token())
                    .post("/api/v1/bookings/" + booking.id() + "/cancellation")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("CANCELLED"));
        }

        await().untilAsserted(() -> assertThat(mailsTo(booking.email())).hasSize(2));
        Bookings.hold("naturalisation-application", booking.start(), "de")
                .then()
                .statusCode(201);
    }

    @Test
    void a_reminder_comes_before_the_appointment() {
        var booking = Bookings.confirmed("travel-document", "de", TODAY, TODAY);

        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(mailsTo(booking.email()))
                        .extracting(mail -> String.valueOf(mail.get("subject")))
                        .anyMatch(subject -> subject.contains("Erinnerung")));
    }

    @Test
    void a_walk_in_waits_is_called_parked_resumed_transferred_and_served() {
        var ticket = as(
                        "kiosk",
                        Map.of(
                                "office",
                                OFFICE,
                                "services",
                                List.of("integration-course"),
                                "language",
                                "ar",
                                "accessNeeds",
                                List.of()))
                .header("Idempotency-Key", key())
                .post("/api/v1/tickets")
                .then()
                .statusCode(201)
                .body("status", equalTo("WAITING"))
                .body("number", matchesRegex("[A-Z]\\d{3}"))
                .body("waitMinutes.p90", notNullValue())
                .extract();
        var id = ticket.<String>path("id");
        anybody()
                .header("Ticket-Token", ticket.<String>path("token"))
                .get("/api/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("WAITING"));
        signOn("201", "clerk4");
        signOn("202", "lead");
        try {
            callUntilCalled(id, "201", "clerk4");
            verb("clerk4", id, "recall", Map.of())
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/docs/problems#recall-too-soon"));
            verb("clerk4", id, "start", Map.of()).then().statusCode(200).body("status", equalTo("SERVING"));
            verb("clerk4", id, "park", Map.of("reason", "copies"))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("PARKED"));
            verb("clerk4", id, "resume", Map.of("counter", "201"))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("SERVING"));
            verb("clerk4", id, "transfer", Map.of("counter", "202"))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("TRANSFERRED"));
            callUntilCalled(id, "202", "lead");
            verb("lead", id, "no-show", Map.of()).then().statusCode(200).body("status", equalTo("NO_SHOW"));
            verb("lead", id, "undo", Map.of()).then().statusCode(200);
            var state = as("lead").get("/api/v1/counters/202").then().extract().<String>path("ticket.status");
            if (state == null) {
                callUntilCalled(id, "202", "lead");
            }
            verb("lead", id, "start", Map.of()).then().statusCode(200);
            verb("lead", id, "finish", Map.of()).then().statusCode(200).body("status", equalTo("DONE"));
        } finally {
            as("clerk4").delete("/api/v1/counters/201/session");
            as("lead").delete("/api/v1/counters/202/session");
        }
    }

    private static String localTime(String start) {
        return OffsetDateTime.parse(start).toLocalTime().toString();
    }

    private static String checkIn(String reference) {
        // The booking reaches the queue as an event, or is asked for with the caller's token.
        return as("kiosk", Map.of("office", OFFICE, "reference", reference.toLowerCase(java.util.Locale.ROOT)))
                .post("/api/v1/check-ins")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    static String freeCounter(String counter, String clerk) {
        signOn(counter, clerk);
        return counter;
    }

    static void signOn(String counter, String clerk) {
        as(clerk, Map.of("services", List.of(), "languages", List.of()))
                .put("/api/v1/counters/" + counter + "/session")
                .then()
                .statusCode(200);
    }

    /** Serves whoever comes first until it is the turn of that number, and sees each call on the display. */
    private static void callUntil(String number, String counter, String clerk) {
        for (int turn = 0; turn < 40; turn++) {
            var called = as(clerk).header("Idempotency-Key", key()).post("/api/v1/counters/" + counter + "/next");
            called.then().statusCode(200).body("status", equalTo("CALLED")).body("reason", notNullValue());
            var id = called.<String>path("id");
            var calledNumber = called.<String>path("number");
            await().untilAsserted(() -> as("display")
                    .get("/api/v1/offices/MD-ABH/display")
                    .then()
                    .statusCode(200)
                    .body("calls.find { it.number == '" + calledNumber + "' }.counter", equalTo(counter)));
            verb(clerk, id, "start", Map.of()).then().statusCode(200);
            verb(clerk, id, "finish", Map.of()).then().statusCode(200).body("status", equalTo("DONE"));
            if (calledNumber.equals(number)) {
                return;
            }
        }
        throw new AssertionError(number + " was not called");
    }

    static void callUntilCalled(String ticket, String counter, String clerk) {
        for (int turn = 0; turn < 40; turn++) {
            var called = as(clerk).header("Idempotency-Key", key()).post("/api/v1/counters/" + counter + "/next");
            called.then().statusCode(200);
            var id = called.<String>path("id");
            if (id.equals(ticket)) {
                return;
            }
            verb(clerk, id, "start", Map.of()).then().statusCode(200);
            verb(clerk, id, "finish", Map.of()).then().statusCode(200);
        }
        throw new AssertionError("not called");
    }

    static io.restassured.response.Response verb(String clerk, String ticket, String verb, Map<String, ?> body) {
        return as(clerk, body).header("Idempotency-Key", key()).post("/api/v1/tickets/" + ticket + "/" + verb);
    }
}
