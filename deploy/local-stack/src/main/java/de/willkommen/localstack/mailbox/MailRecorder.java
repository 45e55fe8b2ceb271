package de.willkommen.localstack.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import de.willkommen.localstack.mailbox.Message.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes every delivered mail in the mailbox, once per recipient of its envelope. */
final class MailRecorder implements MessageDeliveryHandler {

    private final Mailbox mailbox;
    private final Clock clock;
    private final UserManager users;

    MailRecorder(Mailbox mailbox, Clock clock, UserManager users) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.users = users;
    }

    @Override
    public GreenMailUser handle(MovingMessage moving, MailAddress recipient) throws MessagingException, UserException {
        try {
            mailbox.add(read(moving.getMessage(), recipient.getEmail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // GreenMail wants to keep a copy in somebody's box; all go into one that nobody reads.
        var everybody = users.getUser("everybody");
        return everybody != null ? everybody : users.createUser("everybody@localhost", "everybody", "everybody");
    }

    private Message read(MimeMessage mail, String recipient) throws MessagingException, IOException {
        var content = new Content();
        content.take(mail);
        return new Message(
                UUID.randomUUID().toString(),
                Optional.ofNullable(decoded(mail.getHeader("From", ", "))).orElse(""),
                recipient,
                Optional.ofNullable(mail.getSubject()).orElse(""),
                content.text.toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                content.html,
                List.copyOf(content.attachments),
                headers(mail));
    }

    private static Map<String, String> headers(MimeMessage mail) throws MessagingException, IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : Collections.list(mail.getAllHeaders())) {
            var value = decoded(header.getValue());
            headers.merge(header.getName(), value == null ? "" : value, (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    private static @Nullable String decoded(@Nullable String value) throws UnsupportedEncodingException {
        return value == null ? null : MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    /** What is inside a mail, gathered from its parts. */
    private static final class Content {

        private final StringBuilder text = new StringBuilder();
        private final List<Attachment> attachments = new ArrayList<>();
        private @Nullable String html;

        private void take(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) {
                    BodyPart one = several.getBodyPart(i);
                    take(one);
                }
            } else if (part.getFileName() == null && part.isMimeType("text/plain")) {
                text.append(part.getContent());
            } else if (part.getFileName() == null && part.isMimeType("text/html")) {
                html = part.getContent().toString();
            } else {
                try (var bytes = part.getInputStream()) {
                    attachments.add(new Attachment(
                            Optional.ofNullable(decoded(part.getFileName())).orElse(""),
                            part.getContentType(),
                            Base64.getEncoder().encodeToString(bytes.readAllBytes())));
                }
            }
        }
    }
}
