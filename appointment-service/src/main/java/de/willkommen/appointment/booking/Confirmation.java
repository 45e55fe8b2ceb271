package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to confirm a booking, as it came.
 *
 * @param channels where messages may be sent; may be empty
 * @param consent to messages, which {@code notify} needs
 * @param people who comes along
 */
@Schema(name = "Confirmation", requiredProperties = "familyName")
record Confirmation(
        @Schema(maxLength = 100) @Nullable String givenName,
        @Schema(maxLength = 100) @Nullable String familyName,
        @Nullable LocalDate birthDate,
        @Schema(maxLength = 254) @Nullable String email,

        @Schema(maxLength = 40, examples = "0151 12345678") @Nullable
        String phone,

        @JsonProperty("notify")
        @Schema(
                name = "notify",
                enumeration = {"EMAIL", "SMS"})
        @Nullable
        List<@Nullable String> channels,

        @Nullable Boolean consent,
        @Nullable List<@Nullable Person> people) {

    /** Somebody who comes along, as it came. */
    @Schema(name = "FurtherPersonRequest", requiredProperties = "familyName")
    record Person(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable LocalDate birthDate) {}
}
