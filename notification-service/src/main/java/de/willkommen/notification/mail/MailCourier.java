package de.willkommen.notification.mail;

import de.willkommen.kit.clock.RealTime;
import de.willkommen.notification.delivery.Courier;
import de.willkommen.notification.delivery.Outcome;
import de.willkommen.notification.letter.Letter;
import de.willkommen.notification.letter.SenderSettings;
import de.willkommen.notification.wording.Channel;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.jboss.logging.Logger;

/** Hands mails to the SMTP server, one connection each. */
@Singleton
class MailCourier implements Courier {

    private static final Logger LOG = Logger.getLogger(MailCourier.class);

    private final MailSettings settings;
    private final Session session;
    private final Mime mime;

    MailCourier(MailSettings settings, SenderSettings sender, @RealTime Clock realTime) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, sender));
        this.mime = new Mime(session, sender.from(), realTime);
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome deliver(Letter letter, Runnable handOver) {
        if (!(letter instanceof Letter.Mail mail)) {
            throw new IllegalArgumentException("Not a mail");
        }
        try (var transport = new HandingOver(session, handOver)) {
            var message = mime.of(mail);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.username().orElse(null),
                    settings.password().orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Taken(List.of());
        } catch (SettledLate late) {
            return late.outcome();
        } catch (MessagingException e) {
            var answer = SmtpAnswer.of(e);
            LOG.debugf("Mail server said no: messageId=%s answer=%s", letter.messageId(), answer);
            return answer.outcome();
        }
    }

    private static Properties properties(MailSettings settings, SenderSettings sender) {
        var properties = new Properties();
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectWithin().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", Long.toString(settings.answerWithin().toMillis()));
        properties.setProperty(
                "mail.smtp.writetimeout", Long.toString(settings.answerWithin().toMillis()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.username().isPresent()));
        properties.setProperty("mail.smtp.localhost", domainOf(sender.from()));
        properties.setProperty("mail.smtp.from", sender.from());
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.mime.encodefilename", "true");
        switch (settings.security()) {
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static String domainOf(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
