package de.willkommen.notification.mail;

import de.willkommen.notification.delivery.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP connection that says when it gives the mail away.
 *
 * <p>A server is responsible for a mail from its answer to the final dot on, and not before (RFC 5321, section 6.1). So the
 * hand-over is committed directly before the dot: a crash up to there has sent nothing and is simply tried again, and the
 * time in which the outcome cannot be known is that of one answer.
 */
final class HandingOver extends SMTPTransport {

    private final Runnable handOver;

    HandingOver(Session session, Runnable handOver) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.handOver = handOver;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        handOver.run();
        try {
            super.finishData();
        } catch (MessagingException | IOException e) {
            var answer = SmtpAnswer.of(e);
            throw new SettledLate(answer.isFromServer() ? answer.outcome() : new Outcome.Unsettled("no-answer"));
        }
    }
}
