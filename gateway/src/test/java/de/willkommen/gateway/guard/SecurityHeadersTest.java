package de.willkommen.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    private static final URI ISSUER = URI.create("https://login.example:8443/realms/r");

    @Test
    void behind_tls_browsers_are_told_to_stay_there() {
        var headers = MultiMap.caseInsensitiveMultiMap();

        new SecurityHeaders(URI.create("https://termine.example"), ISSUER).put(headers);

        assertThat(headers.get("Strict-Transport-Security")).startsWith("max-age=63072000");
    }

    @Test
    void forms_may_lead_to_the_sign_in_and_nowhere_else() {
        var headers = MultiMap.caseInsensitiveMultiMap();

        new SecurityHeaders(URI.create("http://localhost:8080"), ISSUER).put(headers);

        assertThat(headers.get("Content-Security-Policy")).contains("form-action 'self' https://login.example:8443;");
        assertThat(headers.contains("Strict-Transport-Security")).isFalse();
    }

    @Test
    void an_origin_has_no_port_where_it_is_the_usual_one() {
        assertThat(CrossSiteGuard.originOf(URI.create("https://Termine.example:443")))
                .isEqualTo("https://termine.example");
        assertThat(CrossSiteGuard.originOf(URI.create("http://localhost:8080"))).isEqualTo("http://localhost:8080");
    }
}
