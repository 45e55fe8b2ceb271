package de.willkommen.gateway.trace;

import de.willkommen.gateway.GatewaySettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Hides what follows the beginnings of paths that end in a secret. */
@Singleton
class SecretPaths {

    private final List<String> beginnings;

    @Inject
    SecretPaths(GatewaySettings settings) {
        this(settings.secretPaths());
    }

    SecretPaths(List<String> beginnings) {
        this.beginnings = List.copyOf(beginnings);
    }

    /** The path as it may be written down. */
    String masked(String path) {
        for (var beginning : beginnings) {
            if (path.startsWith(beginning) && path.length() > beginning.length()) {
                return beginning + "*";
            }
        }
        return path;
    }
}
