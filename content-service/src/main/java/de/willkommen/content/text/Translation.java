package de.willkommen.content.text;

import java.time.Instant;

/**
 * A text in one language, the source included.
 *
 * @param revision counts the changes in this language, from 1
 * @param sourceRevision the revision of the source it was made from; its own revision for the source itself
 * @param content the text of its kind as JSON
 * @param editedBy Keycloak's id of the person, or {@link EditingDesk#SEED}
 */
public record Translation(
        String language, int revision, int sourceRevision, String content, String editedBy, Instant editedAt) {}
