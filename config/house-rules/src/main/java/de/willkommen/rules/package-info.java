/** What is true of every application's code, checked by its {@code ArchitectureTest}. */
@NullMarked
package de.willkommen.rules;

import org.jspecify.annotations.NullMarked;
