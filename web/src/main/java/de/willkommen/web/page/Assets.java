package de.willkommen.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The present names of style sheets, scripts, fonts and images; each carries a hash of its content. */
@ApplicationScoped
class Assets {

    private final Properties paths = new Properties();

    Assets() {
        try (var file = Assets.class.getResourceAsStream("/assets.properties")) {
            if (file == null) {
                throw new IllegalStateException("The assets were not built: run the Maven build of this module");
            }
            paths.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String path(String name) {
        @Nullable String path = paths.getProperty(name);
        if (path == null) {
            throw new IllegalArgumentException("There is no asset " + name);
        }
        return path;
    }
}
