package de.willkommen.appointment.availability;

import java.util.Set;

/**
 * What a booking occupies already and would give back.
 *
 * @param resources their {@link Resources names}
 */
public record Occupied(Set<String> resources, TimeRange during) {}
