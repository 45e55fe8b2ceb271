/**
 * What the services tell each other: one record per kind of fact, one JSON sample per event type under {@code samples},
 * and {@code asyncapi.yaml}. No behaviour.
 *
 * <p>A record carries the whole pseudonymous state of its aggregate and a revision, so that a consumer that missed
 * something is right again after the next one. Adding an optional field keeps the version in the type's name; anything
 * else is a new record.
 */
@NullMarked
package de.willkommen.events;

import org.jspecify.annotations.NullMarked;
