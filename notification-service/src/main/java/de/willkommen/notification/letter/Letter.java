package de.willkommen.notification.letter;

import de.willkommen.notification.wording.MailText;
import de.willkommen.notification.wording.SmsText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message with its address, ready to be handed over; only ever in memory. */
public sealed interface Letter {

    /** Id of the message: the provider hears it, too. */
    UUID messageId();

    /**
     * A mail.
     *
     * @param senderName shown beside the sender's address
     * @param language the mail is written in
     */
    record Mail(
            UUID messageId,
            String address,
            String senderName,
            String language,
            MailText content,
            @Nullable Calendar calendar)
            implements Letter {

        @Override
        public String toString() {
            return "Mail[" + messageId + "]";
        }
    }

    /** An SMS. */
    record Sms(UUID messageId, String phone, SmsText content) implements Letter {

        @Override
        public String toString() {
            return "Sms[" + messageId + "]";
        }
    }

    /**
     * A calendar entry.
     *
     * @param method what the reader's calendar does with it, as in RFC 5546
     * @param content iCalendar
     */
    record Calendar(String method, String content) {}
}
