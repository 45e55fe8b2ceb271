package de.willkommen.queue.estimate;

/**
 * How long somebody will wait, in minutes: half of the people in this place wait at most {@code p50}, nine of ten at most
 * {@code p90}.
 */
public record WaitMinutes(int p50, int p90) {}
