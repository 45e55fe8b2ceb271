package de.willkommen.web.office;

import java.time.Instant;

/**
 * When an office closes today.
 *
 * @param time the same on the clocks of the office
 */
record Closing(Instant moment, String time) {}
