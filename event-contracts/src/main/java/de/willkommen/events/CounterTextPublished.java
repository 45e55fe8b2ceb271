package de.willkommen.events;

import java.util.Map;

/**
 * How to find a counter, in all languages. Type {@code counter-text.published.v1}; key
 * {@code counter/<authority>/<code>}; topic {@link Topics#CONTENT} (compacted).
 *
 * @param texts by BCP 47 tag
 */
public record CounterTextPublished(String authority, String counter, long revision, Map<String, Text> texts) {

    public static final String PUBLISHED = "counter-text.published.v1";

    /** One language: the way from the waiting area, whole sentences. */
    public record Text(String directions) {}
}
