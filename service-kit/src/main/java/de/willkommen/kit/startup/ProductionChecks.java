package de.willkommen.kit.startup;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** What is allowed on one's own machine and nowhere else. */
@Singleton
class ProductionChecks implements StartupCheck {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Override
    public List<String> objections(StartupFacts facts) {
        return facts.demo() ? objectionsToDemo(facts) : objectionsToProduction(facts);
    }

    private static List<String> objectionsToDemo(StartupFacts facts) {
        var host = URI.create(facts.publicUrl()).getHost();
        return host != null && LOOPBACK.contains(host)
                ? List.of()
                : List.of(
                        "Profile demo is for this machine alone, but the public address is " + facts.publicUrl() + ".");
    }

    private static List<String> objectionsToProduction(StartupFacts facts) {
        var objections = new ArrayList<String>();
        if (!facts.publicUrl().startsWith("https://")) {
            objections.add("The public address " + facts.publicUrl() + " is not https.");
        }
        facts.settings()
                .value("quarkus.oidc.token.issuer")
                .or(() -> facts.settings().value("quarkus.oidc.auth-server-url"))
                .filter(issuer -> !issuer.startsWith("https://"))
                .ifPresent(issuer -> objections.add("The token issuer " + issuer + " is not https."));
        facts.settings()
                .value("willkommen.secrets.key")
                .filter(ProductionChecks::isDemoKey)
                .ifPresent(key -> objections.add("willkommen.secrets.key is the demo key."));
        facts.settings()
                .value("willkommen.clock.offset")
                .ifPresent(offset -> objections.add("The clock is shifted by " + offset + "."));
        facts.settings()
                .value("quarkus.hibernate-orm.schema-management.strategy")
                .filter(strategy -> !strategy.equals("validate"))
                .ifPresent(strategy -> objections.add("The schema strategy is " + strategy + ", not validate."));
        facts.settings()
                .value("quarkus.http.cors.origins")
                .filter(origins -> origins.contains("*"))
                .ifPresent(origins -> objections.add("Any web site may read the answers (CORS *)."));
        return objections;
    }

    private static boolean isDemoKey(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1).contains("demo-key");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
