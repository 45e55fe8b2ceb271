/**
 * What is stored for a while is deleted in time, and somebody hears of it when it is not. A
 * {@link de.willkommen.kit.retention.RetentionRule} says what is due and forgets it; its runs stand in a table, so that any
 * instance, the metrics and the back office can tell how it goes.
 */
@NullMarked
package de.willkommen.kit.retention;

import org.jspecify.annotations.NullMarked;
