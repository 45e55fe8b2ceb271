package de.willkommen.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.startup.StartupFacts;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderChecksTest {

    private static final Map<String, String> DEMO = Map.of(
            "willkommen.mail.security", "NONE",
            "willkommen.mail.from", "termine@willkommen.example",
            "willkommen.sms.password", "demo");

    private static StartupFacts facts(boolean demo, Map<String, String> settings) {
        return new StartupFacts(demo, "https://example.org", name -> Optional.ofNullable(settings.get(name)));
    }

    @Test
    void the_demo_may_use_what_the_demo_has() {
        assertThat(new ProviderChecks().objections(facts(true, DEMO))).isEmpty();
    }

    @Test
    void production_may_not() {
        assertThat(new ProviderChecks().objections(facts(false, DEMO))).hasSize(3);
    }

    @Test
    void nothing_stands_against_settings_of_production() {
        var settings = Map.of(
                "willkommen.mail.security", "STARTTLS",
                "willkommen.mail.from", "termine@magdeburg.de",
                "willkommen.sms.password", "x7-long-and-random");

        assertThat(new ProviderChecks().objections(facts(false, settings))).isEmpty();
    }
}
