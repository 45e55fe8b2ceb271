package de.willkommen.queue.bookingfeed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands a reference as people type it: in lower case, with spaces, without the authority's prefix, with the letter
 * O for the digit 0 and I or L for 1, which the alphabet of references does not have.
 */
final class References {

    private static final int LENGTH = 8;
    private static final int LONGEST_TYPED = 64;

    private References() {}

    /** The eight characters by which a reference is found, or nothing when it can't be one of the authority's. */
    static Optional<String> key(String authority, @Nullable String typed) {
        if (typed == null || typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var compact = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
        var prefix = authority.toUpperCase(Locale.ROOT);
        if (compact.length() == LENGTH + prefix.length() && compact.startsWith(prefix)) {
            compact = compact.substring(prefix.length());
        }
        return Optional.of(compact.replace('O', '0').replace('I', '1').replace('L', '1'))
                .filter(key -> key.matches("[0-9A-Z]{" + LENGTH + "}"));
    }

    /** The reference in its official spelling. */
    static String spelled(String authority, String key) {
        return authority + "-" + key;
    }
}
