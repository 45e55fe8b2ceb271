package de.willkommen.content.place;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * How to find a counter, in one language; plain text.
 *
 * @param directions the way from the waiting area, whole sentences
 */
record CounterText(@NotBlank @Size(max = 1000) String directions) {}
