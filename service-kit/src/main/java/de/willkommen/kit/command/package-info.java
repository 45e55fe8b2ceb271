/** A repeated command has one effect and one answer. */
@NullMarked
package de.willkommen.kit.command;

import org.jspecify.annotations.NullMarked;
