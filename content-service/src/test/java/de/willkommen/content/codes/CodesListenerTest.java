package de.willkommen.content.codes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.kit.testing.EmbeddedPostgres;
import de.willkommen.kit.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@TestSecurity(user = "editor", roles = "editor")
@OidcSecurity(claims = {@Claim(key = "sub", value = "an-editor"), @Claim(key = "authority", value = "MD")})
class CodesListenerTest {

    private static final String SERVICE = "{\"authority\":\"MD\",\"office\":\"MD-ABH\",\"code\":\"%s\",\"revision\":%d,"
            + "\"leikaKey\":\"99010000000000\",\"durationMinutes\":30,\"furtherPersonMinutes\":15,\"maxPersons\":6,"
            + "\"ticketLetter\":\"A\",\"active\":%s}";
    private static final String COUNTER = "{\"authority\":\"MD\",\"office\":\"MD-ABH\",\"code\":\"%s\",\"revision\":1,"
            + "\"room\":\"1.99\",\"team\":\"residence\",\"services\":[],\"languages\":[],\"accessibility\":[],\"active\":true}";

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    @Test
    void an_announced_service_without_a_text_is_a_gap_in_every_language_until_it_is_withdrawn() {
        var code = "new-" + UUID.randomUUID();

        services("service.changed.v1", SERVICE.formatted(code, 2, true)).join();
        assertThat(gaps(code)).extracting("language").containsExactlyInAnyOrder("de", "en", "ar");
        assertThat(gaps(code)).extracting("state").containsOnly("missing");

        services("service.changed.v1", SERVICE.formatted(code, 1, false)).join();
        assertThat(gaps(code)).as("an older revision changes nothing").hasSize(3);

        services("service.changed.v1", SERVICE.formatted(code, 3, false)).join();
        assertThat(gaps(code)).isEmpty();
    }

    @Test
    void an_announced_counter_without_a_text_is_a_gap_and_other_types_are_passed_over() {
        var code = "9" + UUID.randomUUID();

        offices("counter.changed.v1", COUNTER.formatted(code)).join();
        offices("staff.changed.v1", "{}").join();
        offices("something.new.v1", "[]").join();

        assertThat(gaps(code)).extracting("kind").containsOnly("counter");
    }

    @Test
    void an_unreadable_event_is_refused_for_the_dead_letters() {
        var outcome = services("service.changed.v1", "{\"authority\":");

        assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS)).hasMessageContaining("ServiceChanged");
    }

    private CompletableFuture<Void> services(String type, String json) {
        return send("services", type, json);
    }

    private CompletableFuture<Void> offices(String type, String json) {
        return send("offices", type, json);
    }

    private CompletableFuture<Void> send(String channel, String type, String json) {
        return TestEvents.deliver(kafka, channel, UUID.randomUUID().toString(), type, json)
                .orTimeout(10, TimeUnit.SECONDS);
    }

    private static List<Map<String, String>> gaps(String code) {
        return given().get("/api/v1/contents/MD/gaps")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.code == '" + code + "' }");
    }
}
