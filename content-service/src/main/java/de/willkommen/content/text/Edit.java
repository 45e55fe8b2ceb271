package de.willkommen.content.text;

import org.jspecify.annotations.Nullable;

/**
 * What an editor or translator wants to store.
 *
 * @param madeFrom the revision of the source a translation was made from; absent: the one in force
 * @param editor Keycloak's id of the person
 */
record Edit<T>(
        TextKey key, String language, T text, @Nullable Integer madeFrom, String editor) {}
