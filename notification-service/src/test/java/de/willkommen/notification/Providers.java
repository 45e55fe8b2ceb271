package de.willkommen.notification;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** Started for all tests of the module: a mail server and an SMS centre, spoken to by their real protocols, on free ports. */
public class Providers implements QuarkusTestResourceLifecycleManager {

    static GreenMail mail;
    static TestSmsCentre sms;

    private static int mailPort;

    @Override
    public Map<String, String> start() {
        startMail(0);
        mailPort = mail.getSmtp().getPort();
        sms = new TestSmsCentre();
        return Map.of(
                "willkommen.mail.host",
                "127.0.0.1",
                "willkommen.mail.port",
                Integer.toString(mailPort),
                "willkommen.sms.host",
                "127.0.0.1",
                "willkommen.sms.port",
                Integer.toString(sms.port()));
    }

    /** The mail server is gone, its port with it. */
    static void stopMail() {
        mail.stop();
    }

    /** The mail server is back on the same port, with empty boxes. */
    static void startMailAgain() {
        startMail(mailPort);
    }

    /** In the place of the mail server, until it is closed. */
    static RudeMailServer rude(RudeMailServer.Manners manners) {
        mail.stop();
        return new RudeMailServer(mailPort, manners);
    }

    /** Whatever a test has done to it. */
    static void mailWorks() {
        if (!mail.isRunning()) {
            startMail(mailPort);
        }
    }

    private static void startMail(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(2_000);
        // A port that was in use a moment ago may have to be waited for.
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            mail = new GreenMail(setup);
            mail.start();
            return mail.isRunning();
        });
    }

    @Override
    public void stop() {
        if (mail != null) {
            mail.stop();
        }
        if (sms != null) {
            sms.close();
        }
    }
}
