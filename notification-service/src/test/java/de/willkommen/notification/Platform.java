package de.willkommen.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.kit.testing.TestEvents;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** The rest of the platform: tells events as Kafka would and looks into the boxes of the recipients. */
@Singleton
public class Platform {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    @Inject
    ObjectMapper json;

    @Inject
    public TestClock clock;

    /** Tells an event and waits until it has had its effect. */
    public void tell(String channel, String type, Object payload) {
        tell(UUID.randomUUID().toString(), channel, type, payload);
    }

    public void tell(String id, String channel, String type, Object payload) {
        try {
            told(id, channel, type, payload instanceof String text ? text : json.writeValueAsString(payload))
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("Not taken: " + type, e);
        }
    }

    /** Completes when the consumer has taken it, fails when it has refused. */
    public CompletableFuture<Void> told(String id, String channel, String type, String payload) {
        return TestEvents.deliver(kafka, channel, id, type, payload);
    }

    public String written(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A mail as it arrived. */
    public record Mail(MimeMessage message, String subject, String text, String html, List<String> calendars) {

        String calendar() {
            return calendars.get(0).replace("\r\n ", "");
        }

        String header(String name) {
            try {
                return message.getHeader(name, ", ");
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }

        String raw() {
            return GreenMailUtil.getWholeMessage(message);
        }
    }

    public List<Mail> mailsTo(String address) {
        return Arrays.stream(Providers.mail.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .map(Platform::read)
                .toList();
    }

    public List<TestSmsCentre.Sms> smsTo(String phone) {
        return Providers.sms.to(phone);
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients()).map(Address::toString).anyMatch(address::equals);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Mail read(MimeMessage mail) {
        try {
            var content = new Content();
            content.take(mail);
            return new Mail(mail, mail.getSubject(), content.text, content.html, content.calendars);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Content {

        private String text = "";
        private String html = "";
        private final List<String> calendars = new ArrayList<>();

        private void take(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    take(inner);
                }
            } else if (part.isMimeType("text/plain")) {
                text = part.getContent().toString().replace("\r\n", "\n");
            } else if (part.isMimeType("text/html")) {
                html = part.getContent().toString();
            } else if (part.isMimeType("text/calendar")) {
                calendars.add(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
