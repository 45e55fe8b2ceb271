package de.willkommen.content.page;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A page in one language.
 *
 * @param body Markdown
 */
record PageText(
        @NotBlank @Size(max = 160) String title,
        @NotBlank @Size(max = 50_000) String body) {}
