/** What a figure is measured beside: PostgreSQL doing the same by itself. */
@NullMarked
package de.willkommen.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
