/** What is recorded of a request: its id, one log line, metrics and spans, never a secret. */
@NullMarked
package de.willkommen.gateway.trace;

import org.jspecify.annotations.NullMarked;
