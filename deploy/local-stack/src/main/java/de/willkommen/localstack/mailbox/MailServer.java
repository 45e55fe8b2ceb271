package de.willkommen.localstack.mailbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.http.LocalHttp;
import java.io.IOException;
import java.time.Clock;

/** An SMTP server that takes every mail for everybody and shows it, and sends nothing anywhere. */
public final class MailServer implements AutoCloseable {

    private final GreenMail smtp;
    private final LocalHttp http;

    /**
     * Starts both servers.
     *
     * @param host the address to listen on
     * @param clock the real time
     */
    public MailServer(String host, int smtpPort, int httpPort, Mailbox mailbox, Clock clock) {
        this.smtp = new GreenMail(new ServerSetup(smtpPort, host, ServerSetup.PROTOCOL_SMTP));
        smtp.getUserManager().setMessageDeliveryHandler(new MailRecorder(mailbox, clock, smtp.getUserManager()));
        try {
            smtp.start();
            this.http = new LocalHttp(host, httpPort, new MailboxSite("Received mail", mailbox));
        } catch (IOException | IllegalStateException e) {
            smtp.stop();
            throw new StackFailure(
                    "The mail server cannot listen on the ports %d and %d (%s)."
                            .formatted(smtpPort, httpPort, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        http.close();
        smtp.stop();
    }
}
