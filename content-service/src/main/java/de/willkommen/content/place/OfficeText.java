package de.willkommen.content.place;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What is said about an office, in one language; plain text.
 *
 * @param directions how to get there and where to report, whole sentences
 * @param waitingArea where to wait
 */
record OfficeText(
        @NotBlank @Size(max = 160) String name,
        @NotBlank @Size(max = 1000) String directions,
        @NotBlank @Size(max = 400) String waitingArea) {}
