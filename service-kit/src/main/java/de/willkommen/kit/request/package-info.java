/**
 * What requests have in common: the id that follows one from the gateway to the last consumer's log, how its body is read,
 * and the tag of the revision a change was made from.
 */
@NullMarked
package de.willkommen.kit.request;

import org.jspecify.annotations.NullMarked;
