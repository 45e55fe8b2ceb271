package de.willkommen.content.text;

import de.willkommen.kit.problem.Languages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text in all its languages, as in force now.
 *
 * @param revision grows with every change in any language
 * @param translations by language tag; the source is always among them once the text was stored
 */
public record TextSet(
        TextKey key, long revision, int position, String sourceLanguage, Map<String, Translation> translations) {

    /** The text others are translated from. */
    public Translation source() {
        return Objects.requireNonNull(translations.get(sourceLanguage));
    }

    /** The text in this very language. */
    public Optional<Translation> in(String language) {
        return Optional.ofNullable(translations.get(language));
    }

    /** Whether a translation was made from an older revision of the source; the source never is. */
    public boolean isOutdated(Translation translation) {
        return translation.sourceRevision() < source().revision() && !isSource(translation.language());
    }

    boolean isSource(String language) {
        return language.equals(sourceLanguage);
    }

    TextSet with(Translation translation) {
        var changed = new LinkedHashMap<>(translations);
        changed.put(translation.language(), translation);
        return new TextSet(key, revision, position, sourceLanguage, changed);
    }

    TextSet atRevision(long counted) {
        return new TextSet(key, counted, position, sourceLanguage, translations);
    }

    Translation nearest(ReaderLanguages reader) {
        return in(Languages.nearest(reader.wanted(), translations.keySet())).orElseGet(this::source);
    }

    TextState stateFor(ReaderLanguages reader, Translation delivered) {
        if (!reader.wanted().contains(delivered.language())) {
            return TextState.FALLBACK;
        }
        return isOutdated(delivered) ? TextState.OUTDATED : TextState.UP_TO_DATE;
    }
}
