/** The codes of offices, counters and services others announced, and which of them still lack a text. */
@NullMarked
package de.willkommen.content.codes;

import org.jspecify.annotations.NullMarked;
