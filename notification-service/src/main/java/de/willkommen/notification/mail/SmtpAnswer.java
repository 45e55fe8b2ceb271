package de.willkommen.notification.mail;

import de.willkommen.notification.delivery.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What the mail server answered.
 *
 * @param code its three digits; 0 when it said nothing
 */
record SmtpAnswer(int code, boolean badAddress) {

    static SmtpAnswer of(Throwable thrown) {
        var code = 0;
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            if (cause instanceof AddressException) {
                return new SmtpAnswer(0, true);
            }
            if (cause instanceof SMTPAddressFailedException address) {
                return new SmtpAnswer(address.getReturnCode(), false);
            }
            if (cause instanceof SMTPSenderFailedException sender && code == 0) {
                code = sender.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException send && code == 0) {
                code = send.getReturnCode();
            }
            if (cause instanceof AuthenticationFailedException && code == 0) {
                // Ours to repair: the mails wait.
                code = 454;
            }
        }
        return new SmtpAnswer(code, false);
    }

    private static @org.jspecify.annotations.Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : cause.getCause();
    }

    boolean isFromServer() {
        return code >= 400 && code < 600;
    }

    Outcome outcome() {
        if (badAddress) {
            return new Outcome.Refused("bad-address");
        }
        if (code >= 500 && code < 600) {
            return new Outcome.Refused("hard-bounce");
        }
        return new Outcome.Later(code == 0 ? "unreachable" : "smtp-" + code);
    }
}
