package de.willkommen.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts about a service in all its languages. Type {@code service-text.published.v1}; key
 * {@code service/<authority>/<code>}; topic {@link Topics#CONTENT} (compacted).
 *
 * @param texts by BCP 47 tag
 */
public record ServiceTextPublished(String authority, String service, long revision, Map<String, Text> texts) {

    public static final String PUBLISHED = "service-text.published.v1";

    /**
     * One language.
     *
     * @param documents what to bring, one sentence each
     * @param fee what it costs, as a sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(
            String name,
            String summary,
            List<String> documents,
            @Nullable String fee) {}
}
