package de.willkommen.web.language;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The interface's texts in every language there is, read once from the files of each area. */
@ApplicationScoped
public class Texts {

    /** The areas, each a folder under {@code texts}; the first word of every key. */
    static final List<String> AREAS = List.of(
            "common",
            "search",
            "citizen",
            "ticket",
            "kiosk",
            "desk",
            "lobby",
            "problem",
            "backoffice",
            "bookings",
            "planning",
            "closures",
            "calling",
            "notices",
            "conflicts",
            "administration",
            "overview",
            "statistics");

    private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);

    Texts() {
        for (var language : Language.values()) {
            var read = new HashMap<String, String>();
            for (var area : AREAS) {
                read(area, language).forEach((key, pattern) -> read.put(area + "." + key, (String) pattern));
            }
            if (!read.isEmpty()) {
                patterns.put(language, Map.copyOf(read));
            }
        }
    }

    /** The languages that have texts of their own, in the order they are offered. */
    public List<Language> offered() {
        return List.copyOf(patterns.keySet());
    }

    /** The texts for a reader of this language; in the nearest language where it has none. */
    public Wording in(Language language) {
        return new Wording(this, language, spokenFor(language));
    }

    private Language spokenFor(Language language) {
        return language.fallback().stream()
                .filter(patterns::containsKey)
                .findFirst()
                .orElse(Language.GERMAN);
    }

    Optional<String> pattern(Language language, String key) {
        for (var candidate : language.fallback()) {
            @Nullable
            String pattern = patterns.getOrDefault(candidate, Map.of()).get(key);
            if (pattern != null) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }

    Map<String, String> all(Language language) {
        return patterns.getOrDefault(language, Map.of());
    }

    private static Properties read(String area, Language language) {
        var texts = new Properties();
        var path = "/texts/" + area + "/" + language.tag() + ".properties";
        try (var file = Texts.class.getResourceAsStream(path)) {
            if (file != null) {
                texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
