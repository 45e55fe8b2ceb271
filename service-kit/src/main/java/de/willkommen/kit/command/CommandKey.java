package de.willkommen.kit.command;

import java.util.UUID;

/**
 * Names one command for its repetitions.
 *
 * @param caller subject of the token, or {@code anonymous}
 * @param operation such as {@code hold-booking}
 * @param key the {@code Idempotency-Key}
 * @param requestHash hash of path and body
 */
public record CommandKey(String caller, String operation, UUID key, String requestHash) {}
