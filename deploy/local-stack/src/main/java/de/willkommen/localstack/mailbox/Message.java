package de.willkommen.localstack.mailbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message as its recipient would see it.
 *
 * @param subject empty for an SMS
 * @param receivedAt RFC 3339, in real time: a shifted clock is the domain's, not the post's
 * @param details what only one kind has: header lines of a mail; coding and number of parts of an SMS
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        String id,
        String from,
        String to,
        String subject,
        String body,
        String receivedAt,
        @Nullable String html,
        List<Attachment> attachments,
        Map<String, String> details) {

    /** @param content base64 */
    public record Attachment(String name, String contentType, String content) {}
}
