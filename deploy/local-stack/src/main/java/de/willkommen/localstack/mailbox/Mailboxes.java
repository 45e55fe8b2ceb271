package de.willkommen.localstack.mailbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Mail server and SMS centre as a program of their own, for containers.
 *
 * <p>Environment: {@code MAILBOXES_HOST} (address to listen on), {@code MAILBOXES_DATA} (folder of the messages), and
 * {@code SMTP_PORT}, {@code MAIL_PORT}, {@code SMPP_PORT}, {@code SMS_PORT}.
 */
public final class Mailboxes {

    private Mailboxes() {}

    public static void main(String[] arguments) throws InterruptedException {
        var environment = System.getenv();
        var host = environment.getOrDefault("MAILBOXES_HOST", "127.0.0.1");
        var data = Path.of(environment.getOrDefault("MAILBOXES_DATA", "mailboxes"));
        var clock = Clock.systemUTC();
        var account = new SmsCentre.Account(
                environment.getOrDefault("WILLKOMMEN_SMS_SYSTEM_ID", "willkommen"),
                environment.getOrDefault("WILLKOMMEN_SMS_PASSWORD", "demo"));
        try (var mail = new MailServer(
                        host,
                        port(environment, "SMTP_PORT", 2525),
                        port(environment, "MAIL_PORT", 8025),
                        new Mailbox(data.resolve("mail.jsonl")),
                        clock);
                var sms = new SmsCentre(
                        host,
                        port(environment, "SMPP_PORT", 2775),
                        port(environment, "SMS_PORT", 8026),
                        account,
                        new Mailbox(data.resolve("sms.jsonl")),
                        clock)) {
            System.out.printf(
                    "%s and %s are ready%n",
                    mail.getClass().getSimpleName(), sms.getClass().getSimpleName());
            new CountDownLatch(1).await();
        }
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        return Integer.parseInt(environment.getOrDefault(name, Integer.toString(usual)));
    }
}
