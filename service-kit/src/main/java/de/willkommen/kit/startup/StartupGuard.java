package de.willkommen.kit.startup;

import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Ends the start when a check objects, with all objections in one message. */
@Singleton
class StartupGuard {

    private final List<StartupCheck> checks;
    private final Config config;

    StartupGuard(@All List<StartupCheck> checks, Config config) {
        this.checks = checks;
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        var facts = new StartupFacts(
                ConfigUtils.isProfileActive("demo"),
                config.getValue("willkommen.public-url", String.class),
                name -> config.getOptionalValue(name, String.class));
        var objections = checks.stream()
                .flatMap(check -> check.objections(facts).stream())
                .collect(Collectors.joining(" "));
        if (!objections.isEmpty()) {
            throw new IllegalStateException("Not started: " + objections);
        }
    }
}
