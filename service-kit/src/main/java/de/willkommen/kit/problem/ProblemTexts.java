package de.willkommen.kit.problem;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The sentences of problem answers: ICU messages in {@code problems-kit/<tag>.properties} and, from the service,
 * {@code problems/<tag>.properties}.
 */
@Singleton
public class ProblemTexts {

    private static final List<String> FOLDERS = List.of("problems-kit/", "problems/");

    private final Map<String, Properties> byLanguage = new LinkedHashMap<>();

    ProblemTexts() {
        for (var tag : Languages.TAGS) {
            var texts = new Properties();
            FOLDERS.forEach(folder -> load(folder + tag + ".properties", texts));
            if (!texts.isEmpty()) {
                byLanguage.put(tag, texts);
            }
        }
    }

    /** The languages there are texts in. */
    public List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /** Whether the message exists in this very language. */
    public boolean has(String language, String key) {
        return byLanguage.containsKey(language) && byLanguage.get(language).containsKey(key);
    }

    /** The message in the language, or along its fallback chain; a key without any text answers the key. */
    public String text(String language, String key, Map<String, Object> arguments) {
        for (var tag : Languages.chain(language)) {
            var texts = byLanguage.get(tag);
            if (texts != null && texts.containsKey(key)) {
                return new MessageFormat(texts.getProperty(key), ULocale.forLanguageTag(tag + "-u-nu-latn"))
                        .format(new HashMap<>(arguments));
            }
        }
        return key;
    }

    private static void load(String resource, Properties into) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream != null) {
                into.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
