package de.willkommen.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import de.willkommen.events.BookingChanged;
import de.willkommen.events.ContactChanged;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see what, and nothing of a person in it. */
@QuarkusTest
class NotificationApiTest {

    @Inject
    Platform platform;

    @Inject
    DemoTexts texts;

    @Inject
    Book book;

    @BeforeEach
    void texts() {
        book.clear();
        platform.clock.reset();
        texts.publish();
    }

    private Somebody told() {
        var somebody = Somebody.reading("ar");
        platform.tell("contacts", ContactChanged.CHANGED, somebody.contact(1));
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(platform.mailsTo(somebody.email())).hasSize(1);
            assertThat(platform.smsTo(somebody.phone())).hasSize(1);
        });
        return somebody;
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void staff_see_what_was_sent_without_address_or_text() {
        var somebody = told();

        var answer = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> given().get("/api/v1/notifications?subject=" + somebody.id())
                                .then()
                                .statusCode(200)
                                .extract(),
                        found -> !found.<List<String>>path("status").contains("HANDED_OVER"));

        assertThat(answer.<List<String>>path("channel")).containsExactly("EMAIL", "SMS");
        assertThat(answer.<List<String>>path("purpose")).containsOnly("booking-confirmed");
        assertThat(answer.<List<String>>path("language")).containsOnly("ar");
        assertThat(answer.<List<Integer>>path("attempts")).containsOnly(1);
        assertThat(answer.<String>path("[0].status")).isEqualTo("SENT");
        assertThat(answer.<String>path("[0].createdAt")).isEqualTo("2026-11-24T07:00:00Z");
        assertThat(answer.asString()).doesNotContain(somebody.email(), somebody.phone(), "Leyla", "MD-7K3QX9WC");
    }

    @Test
    @TestSecurity(user = "clerk-halle", roles = "clerk")
    @OidcSecurity(claims = @Claim(key = "authority", value = "HAL"))
    void another_authority_gets_the_same_answer_as_for_what_does_not_exist() {
        var somebody = told();

        given().get("/api/v1/notifications?subject=" + somebody.id())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", containsString("not-found"));
        given().get("/api/v1/notifications?subject=" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "lead", roles = "lead")
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void a_booking_nothing_was_sent_about_has_an_empty_list() {
        var somebody = Somebody.reading("de").by();
        platform.tell("bookings", BookingChanged.CONFIRMED, somebody.booking(2, BookingChanged.State.CONFIRMED));

        given().get("/api/v1/notifications?subject=" + somebody.id())
                .then()
                .statusCode(200)
                .body("$", is(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?subject=", "?subject=17", "?subject=MD-7K3QX9WC"})
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void a_wrong_subject_is_named(String query) {
        given().header("Accept-Language", "en")
                .get("/api/v1/notifications" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Language", "en")
                .body("errors.field", hasItem("subject"));
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    void staff_without_an_authority_see_nothing() {
        given().get("/api/v1/notifications?subject=" + UUID.randomUUID()).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/notifications", "/api/v1/templates"})
    void nothing_is_open_to_the_world(String path) {
        given().get(path).then().statusCode(401).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/notifications", "/api/v1/templates"})
    @TestSecurity(
            user = "citizen",
            roles = {"citizen", "kiosk", "display", "partner", "translator"})
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void nothing_is_open_to_other_roles(String path) {
        given().get(path).then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    void editors_read_the_templates_in_use() {
        given().get("/api/v1/templates?language=ar")
                .then()
                .statusCode(200)
                .body("$", hasSize(12))
                .body("language", everyItem(equalTo("ar")))
                .body("purpose", hasItems("booking-confirmed", "reminder", "ticket-called"))
                .body("version", everyItem(greaterThanOrEqualTo(1)))
                .body("[0].subject", containsString("{shortDate}"))
                .body("[0].body", not(containsString("subject:")));
        given().get("/api/v1/templates").then().statusCode(200).body("$", hasSize(36));
    }

    @Test
    @TestSecurity(user = "editor", roles = "editor")
    void a_language_nobody_knows_is_named() {
        given().get("/api/v1/templates?language=xx").then().statusCode(400).body("errors.field", hasItem("language"));
    }
}
