package de.willkommen.kit.startup;

import java.util.Optional;

/**
 * How the application was started.
 *
 * @param demo whether profile {@code demo} is on
 * @param publicUrl address people reach the platform by
 */
public record StartupFacts(boolean demo, String publicUrl, Settings settings) {

    /** Any setting by its name. */
    @FunctionalInterface
    public interface Settings {
        Optional<String> value(String name);
    }
}
