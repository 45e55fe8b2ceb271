package de.willkommen.content.place;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * What is said about an office, in one language; plain text.
 *
 * @param directions how to get there and where to report, whole sentences
 * @param waitingArea where to wait
 * @param notices what everybody in the office should know at present, a sentence each; shown on the display in turns
 */
record OfficeText(
        @NotBlank @Size(max = 160) String name,
        @NotBlank @Size(max = 1000) String directions,
        @NotBlank @Size(max = 400) String waitingArea,
        @Size(max = 6) List<@NotBlank @Size(max = 160) String> notices) {

    /** Texts of before there were notices have none. */
    OfficeText {
        notices = Objects.requireNonNullElse(notices, List.of());
    }
}
