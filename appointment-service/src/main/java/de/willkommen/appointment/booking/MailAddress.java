package de.willkommen.appointment.booking;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address, checked as far as one can without writing to it: plus signs, long labels and names in any script are
 * fine, for too strict a form turns away people with a working address.
 *
 * @param typed as the person knows it
 * @param deliverable with the domain as mail servers know it
 */
record MailAddress(String typed, String deliverable) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])");

    /** The address, or nothing when it cannot be one. */
    static Optional<MailAddress> of(String text) {
        var typed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        var at = typed.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || typed.length() > LONGEST) {
            return Optional.empty();
        }
        var local = typed.substring(0, at);
        try {
            var domain = IDN.toASCII(typed.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            var deliverable = local + "@" + domain;
            return LOCAL_PART.matcher(local).matches()
                            && DOMAIN.matcher(domain).matches()
                            && deliverable.length() <= LONGEST
                    ? Optional.of(new MailAddress(typed, deliverable))
                    : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
