package de.willkommen.notification.wording;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** One sentence in each language of the platform: this message is not there in it yet. */
@Singleton
class NotTranslated {

    private static final String RESOURCE = "templates/not-translated.properties";

    private final Properties notes = new Properties();

    NotTranslated() {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            notes.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    String note(String language) {
        return notes.getProperty(language, "");
    }
}
