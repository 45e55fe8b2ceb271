package de.willkommen.web;

import io.quarkus.runtime.Startup;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Refuses to start in production with what only the demo may have. */
@Startup
@ApplicationScoped
class ProductionChecks {

    @Inject
    ProductionChecks(SmallRyeConfig config, WebSettings settings) {
        if (config.getProfiles().contains("prod")) {
            var faults = faults(settings);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("Not started: " + String.join("; ", faults));
            }
        }
    }

    static List<String> faults(WebSettings settings) {
        var faults = new ArrayList<String>();
        if (!"https".equals(settings.publicUrl().getScheme())) {
            faults.add("WILLKOMMEN_PUBLIC_URL must be an https address");
        }
        if (!settings.clockOffset().isZero()) {
            faults.add("WILLKOMMEN_CLOCK_OFFSET is for the demo alone");
        }
        if (!settings.secureCookies()) {
            faults.add("cookies must be restricted to https (willkommen.web.secure-cookies)");
        }
        return faults;
    }
}
