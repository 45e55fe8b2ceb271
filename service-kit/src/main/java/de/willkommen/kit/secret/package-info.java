/** Secrets that are derived, not stored. */
@NullMarked
package de.willkommen.kit.secret;

import org.jspecify.annotations.NullMarked;
