package de.willkommen.gateway.problem;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the gateway's own answers, in {@code problems/<tag>.properties}. None has an argument, so none needs
 * a message format.
 */
@Singleton
public class ProblemTexts {

    /** The languages there are texts in; the first is the one everything exists in. */
    static final List<String> LANGUAGES = List.of("de", "en", "ar");

    private final Map<String, Properties> byLanguage = new LinkedHashMap<>();

    ProblemTexts() {
        LANGUAGES.forEach(tag -> byLanguage.put(tag, load("problems/" + tag + ".properties")));
    }

    /** The text; the key itself where there is none. */
    public String text(String language, String key) {
        var texts = Objects.requireNonNull(byLanguage.get(language), language);
        return texts.getProperty(key, key);
    }

    /**
     * The language nearest to an {@code Accept-Language} header: one of ours if it is asked for at all, else English for
     * a reader of another language, else German.
     */
    public String nearest(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 500) {
            return LANGUAGES.get(0);
        }
        try {
            var wanted = Locale.LanguageRange.parse(header).stream()
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(language -> !language.equals("*"))
                    .toList();
            return wanted.stream()
                    .filter(LANGUAGES::contains)
                    .findFirst()
                    .orElse(wanted.isEmpty() ? LANGUAGES.get(0) : "en");
        } catch (IllegalArgumentException malformed) {
            return LANGUAGES.get(0);
        }
    }

    /** {@code rtl} or {@code ltr}, as the {@code dir} attribute has it. */
    public String direction(String language) {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    private static Properties load(String resource) {
        var texts = new Properties();
        try (var stream = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource), resource)) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return texts;
    }
}
