/**
 * A text, its revisions and its languages: what every kind of text has in common.
 *
 * <p>One language of a text is its source; every other one is a translation that remembers the revision of the source
 * it was made from. Whether a translation is outdated follows from that number alone. Revisions are only ever added;
 * the highest of a language is in force. A reader gets the nearest language there is and is told when it is another
 * one. Whoever changes a text proves with an ETag which state they have seen.
 */
@NullMarked
package de.willkommen.content.text;

import org.jspecify.annotations.NullMarked;
