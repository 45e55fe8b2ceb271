package de.willkommen.content.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a service, in one language.
 *
 * @param summary one or two sentences for lists
 * @param forWhom who the service is for
 * @param documents what to bring
 * @param fee what it costs, as sentences
 * @param duration how long it takes, as a sentence
 * @param body more about it, Markdown
 */
record ServiceText(
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Size(max = 500) String summary,
        @Nullable @Size(max = 1000) String forWhom,
        @NotNull @Size(max = 30) List<@NotNull @Valid Document> documents,
        @Nullable @Size(max = 600) String fee,
        @Nullable @Size(max = 300) String duration,
        @Nullable @Size(max = 20_000) String body) {

    @SuppressWarnings("NullAway")
    ServiceText {
        // A request without documents is a service that asks for none.
        documents = documents == null ? List.of() : documents;
    }

    /**
     * Something to bring.
     *
     * @param code the same in all languages, so that lists can be compared
     * @param text one sentence that says it all
     * @param note what else is good to know about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            @NotBlank @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 60)
            String code,

            @NotBlank @Size(max = 300) String text,
            @Nullable @Size(max = 500) String note) {}
}
