package de.willkommen.notification.letter;

import de.willkommen.kit.problem.Languages;
import de.willkommen.notification.wording.Argument;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Picks from texts in several languages what suits a message best. */
record LocalTexts(String language) {

    /** The text in the message's language or the nearest; words of another language say so. */
    <T> Argument words(Optional<Map<String, T>> texts, Function<T, @Nullable String> part) {
        return texts.flatMap(all -> best(all, part))
                .<Argument>map(found -> found)
                .orElseGet(Argument.Missing::new);
    }

    <T> Optional<Argument.Words> best(Map<String, T> texts, Function<T, @Nullable String> part) {
        for (var tag : Languages.chain(language)) {
            var text = texts.get(tag);
            var words = text == null ? null : part.apply(text);
            if (words != null && !words.isBlank()) {
                return Optional.of(in(tag, words));
            }
        }
        return Optional.empty();
    }

    /** Words in {@code tag}, which says so when it is not the message's language. */
    Argument.Words in(String tag, String words) {
        return new Argument.Words(words, null, tag.equals(language) ? null : tag);
    }
}
