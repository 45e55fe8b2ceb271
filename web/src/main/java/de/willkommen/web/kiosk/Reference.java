package de.willkommen.web.kiosk;

import java.text.Normalizer;
import java.util.Locale;

/** A reference as people type it: in any case, with or without hyphens and prefix, with look-alikes for digits. */
final class Reference {

    private static final int LENGTH = 8;

    private Reference() {}

    /** The reference as the services know it: {@code MD-7K3QX9WC}. */
    static String normalised(String typed, String authority) {
        var upper = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        var plain = new StringBuilder();
        upper.codePoints().forEach(character -> {
            if (Character.isDigit(character)) {
                // Arabic and Persian keyboards have digits of their own.
                plain.append(Character.digit(character, 10));
            } else if (character >= 'A' && character <= 'Z') {
                plain.appendCodePoint(character);
            }
        });
        var prefix = authority;
        var rest = plain.toString();
        if (rest.length() > LENGTH) {
            prefix = rest.substring(0, rest.length() - LENGTH);
            rest = rest.substring(rest.length() - LENGTH);
        }
        return prefix + "-" + rest.replace('O', '0').replace('I', '1').replace('L', '1');
    }
}
