package de.willkommen.content.text;

import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The languages a reader asked for, the best first. */
record ReaderLanguages(List<String> wanted) {

    static ReaderLanguages only(String language) {
        return new ReaderLanguages(List.of(language));
    }

    /** The parameter {@code language} decides; without it the header {@code Accept-Language}. */
    static ReaderLanguages asked(@Nullable String parameter, @Nullable String header) {
        return parameter == null ? new ReaderLanguages(Languages.accepted(header)) : only(known(parameter));
    }

    /** The platform's tag for a language somebody named; 400 when it is none of ours. */
    static String known(String language) {
        return Languages.known(language).orElseThrow(() -> Refusal.ofField("language", "field.language"));
    }
}
