package de.willkommen.appointment.availability;

import java.time.Instant;

/** A free time that can be booked: somewhere in the office a counter is free from start to end. */
public record Slot(Instant start, Instant end) {}
