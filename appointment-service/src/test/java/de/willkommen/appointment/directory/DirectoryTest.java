package de.willkommen.appointment.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.PagePublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.problem.ProblemTexts;
import de.willkommen.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectoryTest extends ServiceTest {

    @Inject
    @Any
    InMemoryConnector connector;

    private void publish(String type, Object text) throws Exception {
        TestEvents.deliver(connector, "contents", UUID.randomUUID().toString(), type, written(text))
                .get(10, TimeUnit.SECONDS);
    }

    private static ServiceTextPublished service(
            String code, long revision, Map<String, ServiceTextPublished.Text> texts) {
        return new ServiceTextPublished("MD", code, revision, texts);
    }

    private static ServiceTextPublished.Text text(String name, String... documents) {
        return new ServiceTextPublished.Text(name, name + ".", List.of(documents), null);
    }

    @Test
    void the_demo_office_is_there_with_its_address_and_the_platforms_time() {
        request()
                .get("/api/v1/offices")
                .then()
                .statusCode(200)
                .body("code", hasItems("MD-ABH", "HAL-ABH"))
                .body("find { it.code == 'MD-ABH' }.address.street", equalTo("Breiter Weg 222"))
                .body("find { it.code == 'MD-ABH' }.timeZone", equalTo("Europe/Berlin"))
                .body("find { it.code == 'MD-ABH' }.now", equalTo("2026-11-24T08:00:00+01:00"));
    }

    @Test
    void an_office_says_when_it_is_open_in_the_next_seven_days() {
        request()
                .get("/api/v1/offices/MD-ABH")
                .then()
                .statusCode(200)
                .body("authority", equalTo("MD"))
                .body("openings[0].date", equalTo("2026-11-24"))
                .body("openings[0].opensAt", equalTo("08:00"))
                .body("openings[0].closesAt", equalTo("12:00"))
                .body("openings[1].closesAt", equalTo("18:00"))
                .body("openings.date", not(hasItem("2026-11-28")));
        request().get("/api/v1/offices/NOWHERE").then().statusCode(404).contentType("application/problem+json");
        request().get("/api/v1/offices/NOWHERE/services").then().statusCode(404);
    }

    @Test
    void names_and_documents_come_in_the_readers_language_or_the_nearest_one() throws Exception {
        publish(
                ServiceTextPublished.PUBLISHED,
                service(
                        "settlement-permit",
                        2,
                        Map.of(
                                "de", text("Niederlassungserlaubnis", "Pass"),
                                "en", text("Settlement permit", "Passport"))));

        request()
                .header("Accept-Language", "uk")
                .get("/api/v1/offices/MD-ABH/services")
                .then()
                .statusCode(200)
                .header("Content-Language", containsString("en"))
                .body("find { it.code == 'settlement-permit' }.name", equalTo("Settlement permit"))
                .body("find { it.code == 'settlement-permit' }.documents", contains("Passport"))
                .body("find { it.code == 'naturalisation-application' }.durationMinutes", equalTo(60))
                .body("size()", equalTo(15));
    }

    @Test
    void an_older_revision_does_not_replace_a_newer_text() throws Exception {
        publish(ServiceTextPublished.PUBLISHED, service("work-permission", 5, Map.of("de", text("Neu"))));
        publish(ServiceTextPublished.PUBLISHED, service("work-permission", 4, Map.of("de", text("Alt"))));
        publish(PagePublished.PUBLISHED, new PagePublished("MD", "about", 1, "de", Map.of()));

        request()
                .get("/api/v1/offices/MD-ABH/services")
                .then()
                .body("find { it.code == 'work-permission' }.name", equalTo("Neu"));
    }

    @Test
    void a_booking_tells_the_way_in_its_own_language_unless_the_reader_names_another() throws Exception {
        publish(
                OfficeTextPublished.PUBLISHED,
                new OfficeTextPublished(
                        "HAL",
                        "HAL-ABH",
                        1,
                        Map.of(
                                "de",
                                        new OfficeTextPublished.Text(
                                                "Ausländerbehörde Halle", "Melden Sie sich am Empfang.", "Erdgeschoss"),
                                "ar",
                                        new OfficeTextPublished.Text(
                                                "دائرة الأجانب", "توجّه إلى الاستقبال.", "الطابق الأرضي"))));
        publish(
                CounterTextPublished.PUBLISHED,
                new CounterTextPublished(
                        "HAL", "1", 1, Map.of("de", new CounterTextPublished.Text("Die erste Tür links."))));
        var booking = holder(
                request().header("Idempotency-Key", UUID.randomUUID()).body("""
                        {"office":"HAL-ABH","services":[{"code":"address-change"}],"start":"2026-11-27T09:00:00+01:00","language":"ar"}
                        """).post("/api/v1/bookings"));

        show(booking)
                .then()
                .header("Content-Language", "ar, de")
                .body("officeName", equalTo("دائرة الأجانب"))
                .body("directions", equalTo("توجّه إلى الاستقبال.\nDie erste Tür links."));
        request()
                .header("Booking-Token", booking.token())
                .header("Accept-Language", "de-DE,de;q=0.9")
                .get("/api/v1/bookings/{id}", booking.id())
                .then()
                .header("Content-Language", "de")
                .body("officeName", equalTo("Ausländerbehörde Halle"));
        cancel(booking);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000001"),
                @Claim(key = "authority", value = "MD"),
                @Claim(key = "office", value = "MD-ABH")
            })
    void a_clerk_sees_who_they_are_and_the_counters_of_their_authority_alone() {
        request()
                .get("/api/v1/staff/me")
                .then()
                .statusCode(200)
                .body("team", equalTo("residence"))
                .body("languages", contains("de", "en", "ar"))
                .body("roles", contains("clerk"))
                .body("services", hasSize(12));
        request()
                .get("/api/v1/offices/MD-ABH/counters")
                .then()
                .statusCode(200)
                .body("size()", equalTo(17))
                .body("find { it.code == '104' }.room", equalTo("1.04"));
        request().get("/api/v1/offices/HAL-ABH/counters").then().statusCode(404);
        request().post("/api/v1/announcements").then().statusCode(403);
    }

    @Test
    void staff_pages_are_closed_to_the_public() {
        request().get("/api/v1/staff/me").then().statusCode(401);
        request().get("/api/v1/offices/MD-ABH/counters").then().statusCode(401);
        request().post("/api/v1/announcements").then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000005"),
                @Claim(key = "authority", value = "MD")
            })
    void everything_an_authority_is_can_be_announced_again_under_its_revisions() {
        var booking = confirmed("MD-ABH", "residence-permit", "2026-12-01T09:00:00+01:00");
        var before = announced("willkommen.office.v1", "office/MD/MD-ABH").size();

        request()
                .post("/api/v1/announcements")
                .then()
                .statusCode(202)
                // Other tests leave offices of theirs to the authority.
                .body("offices", equalTo(ofMagdeburg("office")))
                .body("counters", equalTo(ofMagdeburg("counter")))
                .body("staff", equalTo(ofMagdeburg("staff")))
                .body("services", equalTo(ofMagdeburg("offered_service")))
                .body("bookings", greaterThan(0));

        var offices = announced("willkommen.office.v1", "office/MD/MD-ABH");
        assertThat(offices).hasSize(before + 1);
        assertThat(offices).extracting(event -> event.payload().get("revision")).containsOnly(1);
        var events = announced("willkommen.booking.v1", booking.id());
        assertThat(events.get(events.size() - 1).type()).isEqualTo("booking.amended.v1");
        assertThat(events.get(events.size() - 1).payload()).containsEntry("revision", 2);
        assertThat(announced("willkommen.contact.personal.v1", booking.id())).hasSize(2);
        cancel(booking);
    }

    @Test
    void every_sentence_of_a_refusal_exists_in_every_language() throws IOException {
        var german = sentences("de");

        assertThat(sentences("en").stringPropertyNames()).isEqualTo(german.stringPropertyNames());
        assertThat(sentences("ar").stringPropertyNames()).isEqualTo(german.stringPropertyNames());
    }

    @Inject
    ProblemTexts texts;

    @Test
    void the_number_of_allowed_bookings_is_said_in_the_right_plural() {
        assertThat(texts.text("ar", "too-many-bookings.detail", Map.of("max", 2)))
                .contains("موعدين");
        assertThat(texts.text("ar", "too-many-bookings.detail", Map.of("max", 3)))
                .contains("3 مواعيد");
        assertThat(texts.text("de", "too-many-bookings.detail", Map.of("max", 1)))
                .contains("ein offener Termin");
    }

    private static Properties sentences(String language) throws IOException {
        var sentences = new Properties();
        try (var stream = DirectoryTest.class.getResourceAsStream("/problems/" + language + ".properties")) {
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return sentences;
    }

    private int ofMagdeburg(String table) {
        return (int) count("select count(*) from " + table + " where authority = 'MD'");
    }
}
