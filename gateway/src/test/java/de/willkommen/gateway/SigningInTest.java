package de.willkommen.gateway;

import static de.willkommen.gateway.testing.Client.seen;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.gateway.testing.Client;
import de.willkommen.gateway.testing.TestPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class SigningInTest {

    private final Client browser = new Client();

    @Test
    void a_page_that_needs_a_session_leads_through_the_sign_in_back_to_itself() {
        var page = browser.browse("/desk/counter?tab=2", "anna");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(seen(page).getString("uri")).isEqualTo("/desk/counter?tab=2");
        assertThat(claims(page).getString("sub")).isEqualTo("sub-anna");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void the_browser_never_sees_a_token() {
        var page = browser.browse("/desk", "anna");

        assertThat(browser.cookies()).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/");
            // An encrypted token has five parts and says so in its head; a readable one would have three.
            assertThat(cookie.getValue())
                    .doesNotContain(token(page))
                    .doesNotContain(token(page).split("\\.")[1]);
        });
        assertThat(seen(page).getJsonObject("headers").getString("cookie")).isNull();
        var setCookie =
                new Client().get("/desk", "Accept", "text/html").headers().firstValue("Set-Cookie");
        assertThat(setCookie.orElseThrow()).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void the_sign_in_uses_pkce_and_returns_to_the_public_address_whatever_the_host_header_says() {
        var location = browser.get("/desk", "Accept", "text/html")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(location)
                .contains("response_type=code")
                .contains("code_challenge_method=S256")
                .contains("redirect_uri=" + Client.gateway().replace(":", "%3A").replace("/", "%2F")
                        + "%2Flogin%2Fcallback");
        assertThat(browser.get(Client.gateway().replace("localhost", "127.0.0.1") + "/desk", "Accept", "text/html")
                        .headers()
                        .firstValue("Location"))
                .hasValue(Client.gateway() + "/desk");
    }

    @Test
    void a_request_in_the_background_gets_401_where_a_page_is_led_to_the_sign_in() {
        var background = browser.get("/desk", "Accept", "application/json");
        var fragment = browser.get("/desk", "Accept", "text/html", "Sec-Fetch-Mode", "cors");
        var form = browser.post("/desk/next", "x=1", "Accept", "text/html");

        assertThat(background.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(background.body()).getString("type")).isEqualTo("/docs/problems#unauthorized");
        assertThat(fragment.statusCode()).isEqualTo(401);
        assertThat(form.statusCode()).isEqualTo(401);
        assertThat(form.body()).contains("<a href=\"/login\">");
    }

    @ParameterizedTest
    @CsvSource({
        "/somewhere?x=1, /somewhere?x=1",
        "https://evil.example/, /",
        "//evil.example/, /",
        "/\\evil.example, /",
        "javascript:alert(1), /"
    })
    void login_returns_to_a_place_on_this_site_only(String to, String arrivesAt) {
        var page = browser.browse("/login?to=" + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8), "anna");

        assertThat(page.uri().getHost()).isEqualTo("localhost");
        assertThat(seen(page).getString("uri")).isEqualTo(arrivesAt);
    }

    @Test
    void where_no_session_is_needed_the_token_goes_along_if_there_is_one() {
        var before = browser.get("/api/v1/offices");
        browser.browse("/login", "anna");
        var after = browser.get("/api/v1/offices");

        assertThat(seen(before).getJsonObject("headers").containsKey("authorization"))
                .isFalse();
        assertThat(before.headers().firstValue("Cache-Control")).isEmpty();
        assertThat(claims(after).getString("sub")).isEqualTo("sub-anna");
        assertThat(after.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void tokens_about_to_run_out_are_renewed_on_the_way() {
        var first = claims(browser.browse("/desk", "short-lived"));

        var second = claims(browser.get("/desk", "Accept", "text/html"));

        assertThat(second.getString("sub")).isEqualTo("sub-short-lived");
        assertThat(second.getInteger("generation")).isGreaterThan(first.getInteger("generation"));
    }

    @Test
    void signing_out_ends_the_session_here_and_at_the_provider() {
        browser.browse("/desk", "short-and-leaving");
        var stolen = new Client();
        var cookies = browser.cookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();

        var answer = browser.post("/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.get("/desk", "Accept", "text/html").statusCode()).isEqualTo(302);
        // A copy of the cookies is worth nothing once its short-lived token has to be renewed.
        var renewed = stolen.get("/api/v1/offices", "Cookie", cookies);
        assertThat(claims(renewed).getInteger("generation")).isNotNull();
        assertThat(renewed.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void another_site_cannot_sign_somebody_out(String method) {
        browser.browse("/desk", "anna");

        browser.send(method, "/logout", "", "Sec-Fetch-Site", "cross-site");

        assertThat(browser.cookies()).isNotEmpty();
        assertThat(browser.get("/desk", "Accept", "text/html").statusCode()).isEqualTo(200);
    }

    @Test
    void signing_out_by_a_link_works_too() {
        browser.browse("/desk", "anna");

        var answer = browser.get("/logout?to=/goodbye");

        assertThat(answer.headers().firstValue("Location")).hasValue("/goodbye");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void a_broken_session_makes_a_stranger_and_not_an_error() {
        var answer = browser.get("/api/v1/offices", "Cookie", "q_session=nonsense; language=ar");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen(answer).getJsonObject("headers").containsKey("authorization"))
                .isFalse();
        assertThat(seen(answer).getJsonObject("headers").getString("cookie")).isEqualTo("language=ar");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("q_session=;")
                .contains("Max-Age=0");
    }

    @Test
    void a_sign_in_that_was_cancelled_or_comes_from_nowhere_is_a_page_with_a_way_on() {
        // Without an account the provider refuses.
        var cancelled = browser.browse("/desk", "");
        var fromNowhere = browser.get("/login/callback?code=1&state=2", "Accept", "text/html", "Accept-Language", "de");

        assertThat(cancelled.statusCode()).isEqualTo(401);
        assertThat(cancelled.body()).contains("<a href=\"/login\">");
        assertThat(fromNowhere.statusCode()).isEqualTo(401);
        assertThat(fromNowhere.body()).contains("Anmeldung nicht abgeschlossen");
    }

    @Test
    void a_bearer_token_is_checked_and_relayed() {
        var good = browser.get("/desk", "Authorization", "Bearer " + Client.bearer("program"));
        var expired = browser.get("/api/v1/offices", "Authorization", "Bearer " + Client.expiredBearer("program"));
        var nonsense = browser.get("/api/v1/offices", "Authorization", "Bearer abc");

        assertThat(claims(good).getString("sub")).isEqualTo("sub-program");
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(nonsense.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(nonsense.body()).getString("type")).isEqualTo("/docs/problems#unauthorized");
    }

    private static String token(HttpResponse<String> echo) {
        return seen(echo).getJsonObject("headers").getString("authorization").substring("Bearer ".length());
    }

    private static JsonObject claims(HttpResponse<String> echo) {
        var payload = token(echo).split("\\.")[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
