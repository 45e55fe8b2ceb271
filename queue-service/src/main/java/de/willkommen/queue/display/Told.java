package de.willkommen.queue.display;

import io.vertx.core.buffer.Buffer;

/**
 * What one display is told, so that afterwards it knows everything up to a number.
 *
 * @param upTo number of the last event it knows then
 * @param text may be empty
 */
record Told(long upTo, Buffer text) {}
