package de.willkommen.localstack.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.localstack.process.Ports;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T08:55:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private int smtp;
    private int http;
    private MailServer server;

    @BeforeEach
    void start() {
        var ports = Ports.choose(true, Map.of());
        smtp = ports.another();
        http = ports.another();
        server = new MailServer("127.0.0.1", smtp, http, new Mailbox(folder.resolve("mail.jsonl")), NOW);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_mail_with_text_html_and_calendar_is_shown_with_all_three() throws Exception {
        send("nadia@example.org", "موعدك MD-7K2M", "نص الرسالة", "<p>نص</p>", "BEGIN:VCALENDAR");

        var message = messages().get(0);

        assertThat(message.get("to").asText()).isEqualTo("nadia@example.org");
        assertThat(message.get("from").asText()).isEqualTo("termin@willkommen.example");
        assertThat(message.get("subject").asText()).isEqualTo("موعدك MD-7K2M");
        assertThat(message.get("body").asText().strip()).isEqualTo("نص الرسالة");
        assertThat(message.get("html").asText()).contains("<p>نص</p>");
        assertThat(message.get("receivedAt").asText()).isEqualTo("2026-11-24T08:55:00Z");
        assertThat(message.at("/attachments/0/name").asText()).isEqualTo("termin.ics");
        assertThat(Base64.getDecoder()
                        .decode(message.at("/attachments/0/content").asText()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("BEGIN:VCALENDAR");
        assertThat(message.at("/details/X-Reference").asText()).isEqualTo("MD-7K2M");
    }

    @Test
    void the_newest_mail_comes_first_and_all_can_be_forgotten() throws Exception {
        send("a@example.org", "first", "one", "<p>one</p>", "x");
        send("b@example.org", "second", "two", "<p>two</p>", "x");

        var before = messages();
        var status = ask("DELETE", "/api/messages").statusCode();

        assertThat(before).extracting(each -> each.get("subject").asText()).containsExactly("second", "first");
        assertThat(status).isEqualTo(204);
        assertThat(messages()).isEmpty();
    }

    @Test
    void the_page_shows_what_came() throws Exception {
        send("a@example.org", "<b>first</b>", "one", "<p>one</p>", "x");

        assertThat(ask("GET", "/").body()).contains("&lt;b&gt;first&lt;/b&gt;").doesNotContain("<b>first");
    }

    private JsonNode messages() throws Exception {
        return new ObjectMapper().readTree(ask("GET", "/api/messages").body());
    }

    private java.net.http.HttpResponse<String> ask(String method, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + http + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private void send(String to, String subject, String text, String html, String calendar) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", "localhost");
        settings.put("mail.smtp.port", Integer.toString(smtp));
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("termin@willkommen.example"));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        mail.setHeader("X-Reference", "MD-7K2M");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        var attached = new MimeBodyPart();
        attached.setText(calendar, "UTF-8", "calendar");
        attached.setFileName("termin.ics");
        mail.setContent(new MimeMultipart(plain, rich, attached));
        Transport.send(mail);
    }
}
