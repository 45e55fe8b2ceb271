/** Which moment the platform lives in: the real one, or one shifted to a time at which the office is open. */
@NullMarked
package de.willkommen.localstack.clock;

import org.jspecify.annotations.NullMarked;
