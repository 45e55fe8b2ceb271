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
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of problem answers: ICU messages in {@code problems-kit/<tag>.properties} and, from the service,
 * {@code problems/<tag>.properties}.
 */
@Singleton
public class ProblemTexts {

    private static final List<String> FOLDERS = List.of("problems-kit/", "problems/");

    private final Map<String, Properties> byLanguage = new LinkedHashMap<>();

    /** To read a text and to find the plural rules of its language costs more than to fill it in. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

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
                return formatted(tag, texts.getProperty(key), arguments);
            }
        }
        return key;
    }

    private String formatted(String tag, String text, Map<String, Object> arguments) {
        var format = formats.computeIfAbsent(
                tag + text, once -> new MessageFormat(text, ULocale.forLanguageTag(tag + "-u-nu-latn")));
        // One thread at a time: a format is no constant, and looks for its plural rules at its first use.
        synchronized (format) {
            return format.format(new HashMap<>(arguments));
        }
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
