package de.willkommen.queue.estimate;

import java.time.LocalDate;

/**
 * Somebody who was served: what serving times are learned from. Says nothing of who served them: speed is a matter of
 * services and hours here, never of colleagues.
 *
 * @param service what they came for; of several the first
 * @param hour of the office's day at which they were called, 0 to 23
 * @param plannedMinutes how long it was planned to take
 * @param minutes how long they kept the counter busy, from the call to the end
 */
record Served(LocalDate day, String service, int hour, int plannedMinutes, double minutes) {}
