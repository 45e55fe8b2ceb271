package de.willkommen.system;

import static de.willkommen.system.Platform.OFFICE;
import static de.willkommen.system.Platform.anybody;
import static de.willkommen.system.Platform.anybodyReading;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.Platform.key;
import static de.willkommen.system.Platform.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who came and how they are reached is known to the service that books and the one that writes, and to nobody else: not to
 * logs, not to topics others read, not to the databases of the queue and the contents.
 */
class PersonalDataIT {

    private static final String TODAY = "2026-11-24";
    private static final Pattern LINK = Pattern.compile("/l/([A-Za-z0-9_-]{45})");

    /** Bugs of DOMAIN, section 7: secret of the booking in the log. */
    @Test
    void nothing_of_a_person_and_no_secret_is_left_where_others_look() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var person = new Person(
                "Xanthippe" + mark,
                "Ößürk" + mark,
                "Mitreisend" + mark,
                "x." + mark + "@example.org",
                "+4915155" + (100_000 + Math.floorMod(mark.hashCode(), 900_000)),
                "Notiz-" + mark);

        var visit = journey(person);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> pages(visit)
                        .get("/en/bookings/" + visit.id() + "/data")
                        .then()
                        .statusCode(200)
                        .body(containsString("Messages to you"), containsString("confirmation")));
        var secrets = visit.secrets();
        var words = new ArrayList<>(person.words());
        words.addAll(secrets);
        var traces = new Traces(RunningPlatform.get());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(traces.eventsByTopic())
                        .containsKeys("willkommen.booking.v1", "willkommen.ticket.v1", "willkommen.notification.v1"));
        assertNobodyTells(traces, words);
        // The outbox of the personal topic is empty once it has told.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(traces.inDatabase("appointment", secrets)).isEmpty());
        // Had the search been blind, it would have found nothing here either.
        assertThat(traces.inDatabase("appointment", person.words()))
                .isNotEmpty()
                .noneMatch(PersonalDataIT::isInPassing);
        assertThat(traces.inSpans(List.of("/api/v1/bookings/{id}/confirmation")))
                .hasSize(RunningPlatform.get().isTraced() ? 1 : 0);

        forget(visit);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(traces.inDatabase("appointment", words)).isEmpty();
            assertThat(traces.inDatabase("queue", List.of(visit.reference())))
                    .noneMatch(found -> found.startsWith("booking"));
            assertThat(traces.inDatabase("notification", List.of(visit.id())))
                    .noneMatch(found ->
                            found.startsWith("contact") || found.startsWith("occasion") || found.startsWith("message"));
        });
        assertNobodyTells(traces, words);
    }

    private static void assertNobodyTells(Traces traces, List<String> words) {
        assertThat(traces.inTopics(words)).isEmpty();
        assertThat(traces.inLogs(words)).isEmpty();
        assertThat(traces.inSpans(words)).isEmpty();
        assertThat(traces.inDatabase("queue", words)).isEmpty();
        assertThat(traces.inDatabase("content", words)).isEmpty();
    }

    /** What is kept for repetitions and deliveries names nobody. */
    private static boolean isInPassing(String found) {
        return List.of("outbox", "performed_command", "inbox").stream().anyMatch(found::startsWith);
    }

    /** A visit that is over: whose booking it was, and how its holder proves that to the pages. */
    private record Visit(String id, String reference, Map<String, String> cookies, List<String> secrets) {}

    /** The citizen has everything deleted, on the page. */
    private static void forget(Visit visit) {
        pages(visit)
                .get("/en/bookings/" + visit.id() + "/data/delete")
                .then()
                .statusCode(200)
                .body(containsString("still ahead is cancelled"));
        pages(visit).post("/en/bookings/" + visit.id() + "/data/delete").then().statusCode(303);
    }

    private static RequestSpecification pages(Visit visit) {
        return anybodyReading("en")
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .cookies(visit.cookies())
                .contentType(ContentType.URLENC);
    }

    private record Person(
            String givenName, String familyName, String companion, String email, String phone, String note) {

        List<String> words() {
            return List.of(givenName, familyName, companion, email, phone, phone.substring(3), note);
        }
    }

    /** All of a visit, mistakes included. */
    private static Visit journey(Person person) {
        var secrets = new ArrayList<String>();
        mistakeAtTheHold(person);
        var held = Bookings.hold("residence-permit", Bookings.firstSlot("residence-permit", TODAY, TODAY), "en")
                .then()
                .statusCode(201)
                .extract();
        var id = held.<String>path("id");
        var token = held.<String>path("token");
        secrets.add(token);
        // Refused, with all of it in the body.
        confirm(id, token, person, "no-address-" + person.email().replace('@', '!'))
                .then()
                .statusCode(400);
        confirm(id, "wrong" + token.substring(5), person, person.email()).then().statusCode(404);
        mistakesAtTheConfirmation(id, token, person);
        confirm(id, token, person, person.email()).then().statusCode(200);
        anybody(Map.of("familyName", person.familyName() + "-" + person.givenName()))
                .header("Booking-Token", token)
                .patch("/api/v1/bookings/" + id)
                .then()
                .statusCode(409);
        staff(id, person);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mailsTo(person.email())).isNotEmpty());
        var cookies = new HashMap<String, String>();
        var links = LINK.matcher(String.valueOf(mailsTo(person.email()).get(0).get("body")));
        while (links.find()) {
            secrets.add(links.group(1).substring(23));
            cookies.putAll(anybody()
                    .redirects()
                    .follow(false)
                    .get(links.group())
                    .then()
                    .statusCode(303)
                    .extract()
                    .cookies());
        }
        anybody()
                .header("Booking-Token", token)
                .get("/api/v1/bookings/" + id)
                .then()
                .statusCode(200);
        anybody()
                .header("Booking-Token", token)
                .get("/api/v1/bookings/" + id + "/calendar.ics")
                .then()
                .statusCode(200);
        var visit = new Visit(id, held.path("reference"), cookies, secrets);
        onThePages(visit, person);
        visit(visit.reference());
        return visit;
    }

    /** Names where none belong, and what is no JSON. */
    private static void mistakeAtTheHold(Person person) {
        anybody(Map.of("office", Map.of("name", person.familyName()), "services", person.givenName()))
                .header("Idempotency-Key", key())
                .post("/api/v1/bookings")
                .then()
                .statusCode(400);
        anybody()
                .contentType(ContentType.JSON)
                .body("{\"familyName\": " + person.familyName() + ", \"email\": \"" + person.email())
                .header("Idempotency-Key", key())
                .post("/api/v1/bookings")
                .then()
                .statusCode(400);
    }

    /** Fields of the wrong form, characters no database takes, and one key for two people. */
    private static void mistakesAtTheConfirmation(String id, String token, Person person) {
        var again = key();
        for (var body : List.of(
                Map.of("familyName", person.familyName(), "birthDate", person.givenName()),
                Map.of("familyName", person.familyName() + "\u0000", "givenName", person.givenName()),
                Map.of("familyName", Map.of("is", person.familyName())),
                Map.of("familyName", person.familyName(), "notify", List.of(person.email())))) {
            anybody(body)
                    .header("Booking-Token", token)
                    .header("Idempotency-Key", again)
                    .post("/api/v1/bookings/" + id + "/confirmation")
                    .then()
                    .statusCode(400);
        }
    }

    /** Staff note something, see the booking, and mistype a reason. */
    private static void staff(String id, Person person) {
        as("clerk", Map.of("text", person.note()))
                .header("Idempotency-Key", key())
                .post("/api/v1/bookings/" + id + "/notes")
                .then()
                .statusCode(201);
        as("clerk", Map.of("text", person.note().repeat(300)))
                .post("/api/v1/bookings/" + id + "/notes")
                .then()
                .statusCode(400);
        as("clerk").get("/backoffice/bookings/" + id).then().statusCode(200).body(containsString(person.familyName()));
        as("clerk")
                .contentType(ContentType.URLENC)
                .formParam("text", person.note().repeat(300))
                .post("/backoffice/bookings/" + id + "/notes")
                .then()
                .statusCode(400);
        as("lead").get("/api/v1/bookings/" + id + "/data").then().statusCode(200);
    }

    /** What the citizen does on the pages, mistakes included. */
    private static void onThePages(Visit visit, Person person) {
        for (var page : List.of("", "/data", "/data.json", "/data.pdf", "/contact")) {
            pages(visit).get("/en/bookings/" + visit.id() + page).then().statusCode(200);
        }
        pages(visit)
                .formParam("email", person.email().replace('@', ' '))
                .formParam("phone", person.phone() + person.givenName())
                .formParam("notify", "EMAIL")
                .post("/en/bookings/" + visit.id() + "/contact")
                .then()
                .statusCode(400);
    }

    private static io.restassured.response.Response confirm(String id, String token, Person person, String email) {
        return anybody(Map.of(
                        "givenName", person.givenName(),
                        "familyName", person.familyName(),
                        "email", email,
                        "phone", person.phone(),
                        "notify", List.of("EMAIL", "SMS"),
                        "consent", true))
                .header("Booking-Token", token)
                .post("/api/v1/bookings/" + id + "/confirmation");
    }

    private static void visit(String reference) {
        var ticket = as("kiosk", Map.of("office", OFFICE, "reference", reference))
                .post("/api/v1/check-ins")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        JourneyIT.signOn("105", "clerk");
        try {
            JourneyIT.callUntilCalled(ticket, "105", "clerk");
            for (var verb : List.of("start", "finish")) {
                as("clerk", Map.of())
                        .header("Idempotency-Key", key())
                        .post("/api/v1/tickets/" + ticket + "/" + verb)
                        .then()
                        .statusCode(200);
            }
        } finally {
            as("clerk").delete("/api/v1/counters/105/session");
        }
    }
}
