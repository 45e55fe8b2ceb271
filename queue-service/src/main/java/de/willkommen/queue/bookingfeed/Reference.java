package de.willkommen.queue.bookingfeed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reference as people type it: in lower case, with spaces, without the authority's prefix, with letters for what they
 * look like (the alphabet of references has no I, L, O, U and Z).
 *
 * @param prefix as typed, in upper case; empty when it was left out
 * @param key the eight characters by which a booking is found
 */
record Reference(String prefix, String key) {

    private static final int LENGTH = 8;
    private static final int LONGEST_PREFIX = 8;
    private static final int LONGEST_TYPED = 64;

    /** What was meant, or nothing when it can be no reference. */
    static Optional<Reference> read(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var compact = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
        if (compact.length() < LENGTH || compact.length() > LENGTH + LONGEST_PREFIX) {
            return Optional.empty();
        }
        var prefix = compact.substring(0, compact.length() - LENGTH);
        var key = compact.substring(prefix.length())
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace('Z', '2')
                .replace('U', 'V');
        return key.matches("[0-9A-Z]{" + LENGTH + "}") && prefix.matches("[A-Z]*")
                ? Optional.of(new Reference(prefix, key))
                : Optional.empty();
    }

    /** Whether this may be the booking with that reference: a prefix may be left out, but not be another one. */
    boolean means(Reference booked) {
        return key.equals(booked.key) && (prefix.isEmpty() || prefix.equals(booked.prefix));
    }

    /** As it is written. */
    String spelled() {
        return prefix.isEmpty() ? key : prefix + "-" + key;
    }
}
