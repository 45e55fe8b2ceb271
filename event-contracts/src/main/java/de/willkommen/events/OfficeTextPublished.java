package de.willkommen.events;

import java.util.Map;

/**
 * The texts about an office in all its languages. Type {@code office-text.published.v1}; key
 * {@code office/<authority>/<code>}; topic {@link Topics#CONTENT} (compacted).
 *
 * @param texts by BCP 47 tag
 */
public record OfficeTextPublished(String authority, String office, long revision, Map<String, Text> texts) {

    public static final String PUBLISHED = "office-text.published.v1";

    /**
     * One language.
     *
     * @param directions how to get there and where to report, whole sentences
     * @param waitingArea where to wait
     */
    public record Text(String name, String directions, String waitingArea) {}
}
