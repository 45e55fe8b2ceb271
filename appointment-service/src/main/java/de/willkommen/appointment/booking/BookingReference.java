package de.willkommen.appointment.booking;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What people say and type: a prefix and eight characters, such as {@code MD-7K3QX9W4}.
 *
 * <p>The alphabet has 31 characters, so that letters that look or sound alike are left out (I, L, O, U, Z) and the number
 * is a prime. The last character checks the others: the sum of all eight, each times its place, is a multiple of 31. That
 * finds every single wrong character and every two that changed places.
 */
final class BookingReference {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY";
    private static final int LENGTH = 8;

    private BookingReference() {}

    /** A new one. Nothing about the booking can be told from it. */
    static String next(String prefix, RandomGenerator random) {
        var text = new StringBuilder(prefix).append('-');
        var sum = 0;
        for (var place = 1; place < LENGTH; place++) {
            var value = random.nextInt(ALPHABET.length());
            sum += place * value;
            text.append(ALPHABET.charAt(value));
        }
        return text.append(ALPHABET.charAt(check(sum))).toString();
    }

    /**
     * The reference as it is written, from what somebody typed: without regard to case, spaces, hyphens and dots, with or
     * without the prefix, and with the letters that are not in use read as what they look like.
     *
     * @return nothing when it cannot be one
     */
    static Optional<String> read(String typed, String prefix) {
        var plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}._]", "");
        if (plain.length() == prefix.length() + LENGTH && plain.startsWith(prefix.toUpperCase(Locale.ROOT))) {
            plain = plain.substring(prefix.length());
        }
        if (plain.length() != LENGTH) {
            return Optional.empty();
        }
        var text = plain.replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace('Z', '2')
                .replace('U', 'V');
        var sum = 0;
        for (var place = 1; place <= LENGTH; place++) {
            var value = ALPHABET.indexOf(text.charAt(place - 1));
            if (value < 0) {
                return Optional.empty();
            }
            sum += place * value;
        }
        return sum % ALPHABET.length() == 0 ? Optional.of(prefix + "-" + text) : Optional.empty();
    }

    /** The value x for which {@code sum + 8x} is a multiple of 31: 8 times 4 is 1 there. */
    private static int check(int sum) {
        var size = ALPHABET.length();
        return (size - sum % size) * 4 % size;
    }
}
