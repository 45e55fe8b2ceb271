/** A load that is bounded in count and time, and what it saw. */
@NullMarked
package de.willkommen.benchmarks.load;

import org.jspecify.annotations.NullMarked;
