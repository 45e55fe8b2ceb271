package de.willkommen.queue.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the rank of somebody depends on. It never changes by waiting, being passed on, or a no-show taken back.
 *
 * @param dueAt start of the appointment; absent without one, and when the booking was cancelled meanwhile
 */
public record Arrival(Instant openedAt, @Nullable Instant dueAt, boolean accessNeeds) {}
