package de.willkommen.queue.display;

import java.time.Instant;

/**
 * Something the display shows.
 *
 * @param number in the office, without gap
 * @param kind {@code called}, {@code recalled} or {@code cleared}
 * @param json the call, as sent
 */
record DisplayEvent(long number, String kind, String json, Instant occurredAt) {}
