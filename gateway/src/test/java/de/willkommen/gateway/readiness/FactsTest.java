package de.willkommen.gateway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void a_production_start_with_secrets_of_its_own_and_tls_is_fine() {
        assertThat(facts("https://t.example", "https://l.example/realms/r", KEY, "s3cret")
                        .objectionsToProduction())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://t.example, https://l.example, 0123456789abcdef0123456789abcdef, s3cret, public address",
        "https://t.example, http://l.example, 0123456789abcdef0123456789abcdef, s3cret, issuer",
        "https://t.example, https://l.example, short, s3cret, SESSION_KEY",
        "https://t.example, https://l.example, willkommen-demo-session-key-0001, s3cret, demo key",
        "https://t.example, https://l.example, 0123456789abcdef0123456789abcdef, '', CLIENT_SECRET",
        "https://t.example, https://l.example, 0123456789abcdef0123456789abcdef, gateway, demo secret",
        "https://t.example, https://l.example, 0123456789abcdef0123456789abcdef, a-demo-secret, demo secret"
    })
    void a_production_start_with_anything_of_the_demo_is_refused(
            String publicUrl, String issuer, String key, String secret, String reason) {
        assertThat(facts(publicUrl, issuer, key, secret).objectionsToProduction())
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void the_demo_is_for_this_machine_alone() {
        assertThat(facts("http://localhost:8080", "http://127.0.0.1:8180/r", KEY, "x")
                        .objectionsToDemo())
                .isEmpty();
        assertThat(facts("http://[::1]:8080", "http://localhost:8180/r", KEY, "x")
                        .objectionsToDemo())
                .isEmpty();
        assertThat(facts("http://t.example", "http://localhost:8180/r", KEY, "x")
                        .objectionsToDemo())
                .hasSize(1);
        assertThat(facts("http://localhost:8080", "http://l.example/r", KEY, "x")
                        .objectionsToDemo())
                .hasSize(1);
    }

    private static Facts facts(String publicUrl, String issuer, String key, String secret) {
        return new Facts(URI.create(publicUrl), URI.create(issuer), key, "gateway", secret);
    }
}
