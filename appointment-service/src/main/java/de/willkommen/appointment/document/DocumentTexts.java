package de.willkommen.appointment.document;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import de.willkommen.kit.problem.Languages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The words on papers: ICU messages in {@code texts/documents/<tag>.properties}, each from the nearest language. */
@Singleton
public class DocumentTexts {

    private final Map<String, Properties> byLanguage = new HashMap<>();

    DocumentTexts() {
        for (var tag : Languages.TAGS) {
            var loader = Thread.currentThread().getContextClassLoader();
            try (var file = loader.getResourceAsStream("texts/documents/" + tag + ".properties")) {
                if (file != null) {
                    var texts = new Properties();
                    texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
                    byLanguage.put(tag, texts);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The language of the papers for a reader of that one. */
    public String languageFor(String wanted) {
        return Languages.chain(wanted).stream()
                .filter(byLanguage::containsKey)
                .findFirst()
                .orElse(Languages.SOURCE);
    }

    /** The message; the key itself where nobody wrote one. */
    public String say(String language, String key, Map<String, Object> arguments) {
        return Languages.chain(language).stream()
                .flatMap(tag -> Optional.ofNullable(byLanguage.get(tag))
                        .map(texts -> texts.getProperty(key))
                        .map(text ->
                                new MessageFormat(text, ULocale.forLanguageTag(tag + "-u-nu-latn")).format(arguments))
                        .stream())
                .findFirst()
                .orElse(key);
    }

    public String say(String language, String key) {
        return say(language, key, Map.of());
    }
}
