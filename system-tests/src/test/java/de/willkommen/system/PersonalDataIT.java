package de.willkommen.system;

import static de.willkommen.system.Platform.OFFICE;
import static de.willkommen.system.Platform.anybody;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.Platform.key;
import static de.willkommen.system.Platform.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
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

        var secrets = journey(person);

        var words = new ArrayList<>(person.words());
        words.addAll(secrets);
        var traces = new Traces(RunningPlatform.get());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(traces.eventsByTopic())
                        .containsKeys("willkommen.booking.v1", "willkommen.ticket.v1", "willkommen.notification.v1"));
        assertThat(traces.inTopics(words)).isEmpty();
        assertThat(traces.inLogs(words)).isEmpty();
        assertThat(traces.inDatabase("queue", words)).isEmpty();
        assertThat(traces.inDatabase("content", words)).isEmpty();
        assertThat(traces.inDatabase("appointment", secrets)).isEmpty();
        // Had the search been blind, it would have found nothing here either.
        assertThat(traces.inDatabase("appointment", person.words())).isNotEmpty();
    }

    private record Person(
            String givenName, String familyName, String companion, String email, String phone, String note) {

        List<String> words() {
            return List.of(givenName, familyName, companion, email, phone, phone.substring(3), note);
        }
    }

    /** All of a visit, mistakes included; answers the secrets that were handed out. */
    private static List<String> journey(Person person) {
        var secrets = new ArrayList<String>();
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
        confirm(id, token, person, person.email()).then().statusCode(200);
        as("clerk", Map.of("text", person.note()))
                .header("Idempotency-Key", key())
                .post("/api/v1/bookings/" + id + "/notes");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mailsTo(person.email())).isNotEmpty());
        var links = LINK.matcher(String.valueOf(mailsTo(person.email()).get(0).get("body")));
        while (links.find()) {
            secrets.add(links.group(1).substring(23));
            anybody().redirects().follow(false).get(links.group()).then().statusCode(303);
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
        visit(held.path("reference"));
        return secrets;
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
