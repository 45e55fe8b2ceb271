/** Events leave in the transaction that caused them: written to a table, relayed to Kafka after the commit. */
@NullMarked
package de.willkommen.kit.outbox;

import org.jspecify.annotations.NullMarked;
