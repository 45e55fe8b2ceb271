/** Refusals as RFC 9457 problem answers in the reader's language. */
@NullMarked
package de.willkommen.kit.problem;

import org.jspecify.annotations.NullMarked;
