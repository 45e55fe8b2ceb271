package de.willkommen.events;

import java.util.Map;

/**
 * A page was published. The text itself is read from content-service. Type {@code page.published.v1}; key
 * {@code page/<authority>/<slug>}; topic {@link Topics#CONTENT} (compacted).
 *
 * @param sourceLanguage the language the others are translated from
 * @param languages by BCP 47 tag
 */
public record PagePublished(
        String authority, String slug, long revision, String sourceLanguage, Map<String, Translation> languages) {

    public static final String PUBLISHED = "page.published.v1";

    /** Title and the revision of the source this language was made from. */
    public record Translation(String title, long sourceRevision) {}
}
