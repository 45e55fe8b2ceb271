package de.willkommen.notification.mail;

import de.willkommen.notification.letter.Letter;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;

/**
 * Builds the MIME message: text, HTML and calendar entry as alternatives of one another, and the entry again as a file for
 * programs that show it only so.
 */
final class Mime {

    private static final String UTF_8 = "UTF-8";
    private static final String FILE_NAME = "termin.ics";

    private final Session session;
    private final String from;
    private final Clock realTime;

    Mime(Session session, String from, Clock realTime) {
        this.session = session;
        this.from = from;
        this.realTime = realTime;
    }

    MimeMessage of(Letter.Mail mail) throws MessagingException {
        var message = new Identified(session, mail.messageId());
        message.setFrom(sender(mail.senderName()));
        message.setRecipient(Message.RecipientType.TO, recipient(mail.address()));
        message.setSubject(mail.content().subject(), UTF_8);
        message.setSentDate(Date.from(realTime.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", mail.language());
        message.setContent(body(mail));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart body(Letter.Mail mail) throws MessagingException {
        var alternatives = new MimeMultipart("alternative");
        var text = new MimeBodyPart();
        text.setText(mail.content().text(), UTF_8, "plain");
        alternatives.addBodyPart(text);
        var html = new MimeBodyPart();
        html.setText(mail.content().html(), UTF_8, "html");
        alternatives.addBodyPart(html);
        var calendar = mail.calendar();
        if (calendar == null) {
            return alternatives;
        }
        alternatives.addBodyPart(calendarPart(calendar));
        var mixed = new MimeMultipart("mixed");
        var readable = new MimeBodyPart();
        readable.setContent(alternatives);
        mixed.addBodyPart(readable);
        var file = calendarPart(calendar);
        file.setDisposition(Part.ATTACHMENT);
        file.setFileName(FILE_NAME);
        mixed.addBodyPart(file);
        return mixed;
    }

    private static MimeBodyPart calendarPart(Letter.Calendar calendar) throws MessagingException {
        var part = new MimeBodyPart();
        var type = "text/calendar; charset=UTF-8; method=" + calendar.method();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(calendar.content().getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private InternetAddress sender(String name) throws MessagingException {
        try {
            return new InternetAddress(from, name, UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8", e);
        }
    }

    /** The domain in the form every server understands. */
    private static InternetAddress recipient(String address) throws MessagingException {
        var at = address.lastIndexOf('@');
        if (at < 1) {
            throw new jakarta.mail.internet.AddressException("Not a mail address");
        }
        try {
            var ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
            var recipient = new InternetAddress(ascii);
            recipient.validate();
            return recipient;
        } catch (IllegalArgumentException e) {
            throw new jakarta.mail.internet.AddressException("Not a mail address");
        }
    }

    /** The same Message-ID at every try, by which servers and readers recognise a second copy. */
    private static final class Identified extends MimeMessage {

        private final UUID id;

        Identified(Session session, UUID id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            var from = session.getProperty("mail.smtp.from");
            setHeader("Message-ID", "<" + id + "@" + from.substring(from.indexOf('@') + 1) + ">");
        }
    }
}
