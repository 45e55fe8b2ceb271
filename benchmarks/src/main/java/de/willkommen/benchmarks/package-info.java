/**
 * Measures how fast the platform is, each figure beside a reference of the same run on the same machine. The ratio tells;
 * milliseconds belong to the machine that is named with them.
 */
@NullMarked
package de.willkommen.benchmarks;

import org.jspecify.annotations.NullMarked;
