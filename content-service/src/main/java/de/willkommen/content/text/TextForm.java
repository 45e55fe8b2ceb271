package de.willkommen.content.text;

import de.willkommen.kit.problem.Refusal;
import java.time.Instant;
import java.util.Map;

/**
 * What one kind of text is made of.
 *
 * @param <T> the text as editors write it, a record that JSON can carry
 * @param <V> the text as readers get it
 */
public interface TextForm<T, V> {

    TextKind kind();

    Class<T> type();

    /**
     * Looks at what annotations cannot say.
     *
     * @throws Refusal 400 that names the field
     */
    void check(T text);

    /** The text without what is only true of the authority it was written for, such as its addresses. */
    default T forAnother(T text) {
        return text;
    }

    /** The text as a reader gets it. */
    V shown(Shown<T> text);

    /** What the other services are told: always the whole text in all languages. */
    Announcement announced(TextSet set, Map<String, T> texts);

    /**
     * A text chosen for a reader.
     *
     * @param revision of this language
     * @param sourceRevision the revision of the source it was made from
     */
    record Shown<T>(
            String code,
            T text,
            String language,
            int revision,
            int sourceRevision,
            TextState state,
            Instant updatedAt) {}

    /**
     * An event without its envelope.
     *
     * @param key as the record of event-contracts documents it
     */
    record Announcement(String key, String type, Object payload) {}
}
