package de.willkommen.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message. Types {@code notification.sent.v1}, {@code notification.delivered.v1} and
 * {@code notification.failed.v1}; key: {@code notificationId}; topic {@link Topics#NOTIFICATION}.
 *
 * @param subjectId id of the booking or ticket it was about
 * @param purpose such as {@code booking-confirmed} or {@code reminder}
 * @param reason why it failed, as a code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationChanged(
        UUID notificationId,
        long revision,
        String authority,
        ContactChanged.Subject subject,
        UUID subjectId,
        String purpose,
        ContactChanged.Channel channel,
        String language,
        State status,
        @Nullable String reason,
        Instant occurredAt) {

    public static final String SENT = "notification.sent.v1";
    public static final String DELIVERED = "notification.delivered.v1";
    public static final String FAILED = "notification.failed.v1";

    /** Where a message stands. */
    public enum State {
        SENT,
        DELIVERED,
        FAILED,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
