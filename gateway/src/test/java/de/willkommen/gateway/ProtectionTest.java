package de.willkommen.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.gateway.testing.Client;
import de.willkommen.gateway.testing.TestPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class ProtectionTest {

    private final Client client = new Client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/offices",
                "/api/v1/notifications",
                "/desk",
                "/login",
                "/openapi",
                "/docs",
                "/q/health",
                "/q/nothing",
                "/api/v1/offices%2f"
            })
    void security_headers_stand_on_every_answer(String path) {
        HttpHeaders headers = client.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("script-src 'self';")
                .contains("style-src 'self';")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        // Plain http in the demo and in tests alone; browsers ignore the header there anyway.
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void an_upstreams_caching_passes_and_its_software_and_its_own_policy_do_not() {
        var headers = client.get("/talkative").headers();

        assertThat(headers.firstValue("Cache-Control")).hasValue("public, max-age=60");
        assertThat(headers.firstValue("ETag")).hasValue("\"42\"");
        assertThat(headers.firstValue("Set-Cookie")).hasValue("language=ar; Path=/");
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .doesNotContain("*");
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, , 403",
        "same-site, , 403",
        "same-origin, , 200",
        "same-origin, http://127.0.0.1, 200",
        "none, , 200",
        ", http://evil.example, 403",
        ", null, 403",
        ", OWN, 200",
        ", , 200"
    })
    void a_browser_is_not_made_to_change_something_by_another_site(String site, String origin, int status) {
        var headers = new ArrayList<String>();
        if (site != null) {
            headers.addAll(java.util.List.of("Sec-Fetch-Site", site));
        }
        if (origin != null) {
            headers.addAll(java.util.List.of("Origin", origin.equals("OWN") ? Client.gateway() : origin));
        }
        headers.addAll(java.util.List.of("Accept", "application/json"));

        var answer = client.post("/api/v1/bookings", "{}", headers.toArray(String[]::new));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("/docs/problems#cross-site-request");
        }
    }

    @Test
    void reading_from_another_site_and_changing_with_a_bearer_token_are_fine() {
        var reading = client.get("/api/v1/offices", "Sec-Fetch-Site", "cross-site", "Origin", "http://evil.example");
        var changing = client.post(
                "/api/v1/bookings",
                "{}",
                "Origin",
                "http://partner.example",
                "Authorization",
                "Bearer " + Client.bearer("partner"));

        assertThat(reading.statusCode()).isEqualTo(200);
        assertThat(changing.statusCode()).isEqualTo(200);
    }

    @Test
    void an_address_is_slowed_down_before_it_is_refused_and_others_do_not_notice() {
        var start = System.nanoTime();
        var answers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.post("/limited", "{}", "X-Forwarded-For", "203.0.113.1")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        var took = Duration.ofNanos(System.nanoTime() - start);
        var other = client.post("/limited", "{}", "X-Forwarded-For", "203.0.113.2");

        var served =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        var refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        // Four at once, two more within the second of patience, and a few for the time the test itself takes.
        assertThat(served).isBetween(6L, 12L);
        assertThat(took).isGreaterThan(Duration.ofMillis(700));
        assertThat(refused).hasSize((int) (16 - served)).allSatisfy(answer -> {
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 3L);
            assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("/docs/problems#too-many-requests");
        });
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void an_account_is_counted_by_itself_wherever_it_comes_from() {
        var token = "Bearer " + Client.bearer("busy");
        var statuses = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.get("/limited", "Authorization", token, "X-Forwarded-For", "198.51.100." + i)
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        var sameAddress = client.get("/limited", "X-Forwarded-For", "198.51.100.1");

        assertThat(statuses).contains(200, 429);
        assertThat(sameAddress.statusCode()).isEqualTo(200);
    }

    @Test
    void a_person_gets_a_page_and_a_program_a_document() {
        var page = client.get("/%2e%2e", "Accept", "text/html", "Accept-Language", "ar");
        var document = client.get("/api/%2e%2e", "Accept", "text/html", "Accept-Language", "vi");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body()).contains("<html lang=\"ar\" dir=\"rtl\">").contains("تعذّرت قراءة العنوان");
        assertThat(document.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(document.headers().firstValue("Content-Language")).hasValue("en");
    }
}
