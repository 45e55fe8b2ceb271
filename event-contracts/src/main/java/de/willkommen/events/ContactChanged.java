package de.willkommen.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the holder of a booking or ticket can be reached, and the links only they may have. Type
 * {@code contact.changed.v1}; key: {@code subjectId}; topic {@link Topics#CONTACT_PERSONAL}, which notification-service
 * alone reads.
 *
 * @param subjectId id of the booking or ticket
 * @param channels those the person agreed to; may be empty
 * @param phone E.164, such as {@code +4915112345678}
 * @param links absolute addresses
 * @param keepUntil after this moment every copy is deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactChanged(
        Subject subject,
        UUID subjectId,
        String authority,
        long revision,
        String language,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String phone,
        List<Channel> channels,
        Links links,
        Instant keepUntil) {

    public static final String CHANGED = "contact.changed.v1";

    /** What the contact data belongs to. */
    public enum Subject {
        BOOKING,
        TICKET,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** A way to reach somebody. */
    public enum Channel {
        EMAIL,
        SMS,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * Pages of the holder.
     *
     * @param manage see, move or cancel the booking
     * @param cancel the page that asks whether to cancel
     * @param verify the page that confirms the address, while the booking waits for it
     * @param ticket the live place in the queue
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(
            @Nullable String manage,
            @Nullable String cancel,
            @Nullable String verify,
            @Nullable String ticket) {}
}
