package de.willkommen.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductionChecksTest {

    private final ProductionChecks checks = new ProductionChecks();

    @Test
    void production_starts_with_its_own_secrets_and_https() {
        assertThat(checks.objections(facts(
                        false,
                        "https://termine.example",
                        Map.of(
                                "quarkus.oidc.auth-server-url", "https://id.example/realms/willkommen",
                                "willkommen.secrets.key", "c29tZSBvdGhlciBrZXkgb2YgYXQgbGVhc3QgMzIgYnl0ZXM="))))
                .isEmpty();
    }

    @Test
    void production_refuses_everything_that_belongs_to_the_demo() {
        assertThat(checks.objections(facts(
                        false,
                        "http://termine.example",
                        Map.of(
                                "quarkus.oidc.auth-server-url", "http://localhost:8180/realms/willkommen",
                                "willkommen.secrets.key", "ZGVtby1rZXktZm9yLXRoZS1lbWJlZGRlZC1zdGFjay0wMQ==",
                                "willkommen.clock.offset", "PT5H",
                                "quarkus.hibernate-orm.schema-management.strategy", "drop-and-create",
                                "quarkus.http.cors.origins", "*"))))
                .hasSize(6);
    }

    @Test
    void the_demo_is_for_this_machine_alone() {
        assertThat(checks.objections(facts(true, "http://localhost:8080", Map.of())))
                .isEmpty();
        assertThat(checks.objections(facts(true, "https://termine.example", Map.of())))
                .hasSize(1);
    }

    private static StartupFacts facts(boolean demo, String publicUrl, Map<String, String> settings) {
        return new StartupFacts(demo, publicUrl, name -> Optional.ofNullable(settings.get(name)));
    }
}
