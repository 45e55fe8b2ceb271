/** The tables of docs/benchmarks.md. */
@NullMarked
package de.willkommen.benchmarks.report;

import org.jspecify.annotations.NullMarked;
