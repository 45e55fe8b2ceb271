package de.willkommen.appointment.document;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.DecompositionType;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Joins Arabic letters by the signs of their own that Unicode gave the joined forms. The printer's own way knows the
 * letters of Arabic alone and leaves those of Persian, Dari, Urdu and Kurdish apart.
 */
final class JoinedLetters extends ICUBidiReorderer {

    private static final Normalizer2 COMPATIBILITY = Normalizer2.getNFKCInstance();

    /** Letter, or lam with alef, and kind of form, to the sign of that form. */
    private static final Map<Form, Integer> SIGNS = new HashMap<>();

    static {
        IntStream.concat(IntStream.rangeClosed(0xFB50, 0xFBFF), IntStream.rangeClosed(0xFE80, 0xFEFC))
                .forEach(sign -> {
                    var letters = COMPATIBILITY.getRawDecomposition(sign);
                    if (letters != null) {
                        SIGNS.put(
                                new Form(letters, UCharacter.getIntPropertyValue(sign, UProperty.DECOMPOSITION_TYPE)),
                                sign);
                    }
                });
    }

    @Override
    public String shapeText(String text) {
        return joined(text);
    }

    @Override
    public String deshapeText(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (plain, sign) -> plain.append(isSign(sign) ? letters(sign) : Character.toString(sign)),
                        StringBuilder::append)
                .toString();
    }

    /** The text with its letters joined, in the order in which it is read. */
    static String joined(String text) {
        var letters = text.codePoints().toArray();
        var joined = new StringBuilder(text.length());
        for (var at = 0; at < letters.length; at++) {
            var kind = kind(letters, at);
            if (kind == DecompositionType.INITIAL || kind == DecompositionType.MEDIAL) {
                var pair = at + 1 < letters.length
                        ? SIGNS.get(new Form(
                                Character.toString(letters[at]) + Character.toString(letters[at + 1]),
                                kind == DecompositionType.INITIAL
                                        ? DecompositionType.ISOLATED
                                        : DecompositionType.FINAL))
                        : null;
                if (pair != null) {
                    joined.appendCodePoint(pair);
                    at++;
                    continue;
                }
            }
            joined.appendCodePoint(SIGNS.getOrDefault(new Form(Character.toString(letters[at]), kind), letters[at]));
        }
        return joined.toString();
    }

    /** Whether it is a letter that joins its neighbours and has no sign for that. */
    static boolean isLeftApart(int letter) {
        return switch (joining(letter)) {
            case JoiningType.DUAL_JOINING, JoiningType.RIGHT_JOINING -> !isSign(letter);
            default -> false;
        };
    }

    private static int kind(int[] letters, int at) {
        var own = joining(letters[at]);
        if (own != JoiningType.DUAL_JOINING && own != JoiningType.RIGHT_JOINING) {
            return DecompositionType.NONE;
        }
        var before = neighbour(letters, at, -1);
        var after = neighbour(letters, at, 1);
        var fromBefore = before != null
                && (before == JoiningType.DUAL_JOINING
                        || before == JoiningType.JOIN_CAUSING
                        || before == JoiningType.LEFT_JOINING);
        var toAfter = own == JoiningType.DUAL_JOINING
                && after != null
                && (after == JoiningType.DUAL_JOINING
                        || after == JoiningType.JOIN_CAUSING
                        || after == JoiningType.RIGHT_JOINING);
        if (fromBefore) {
            return toAfter ? DecompositionType.MEDIAL : DecompositionType.FINAL;
        }
        return toAfter ? DecompositionType.INITIAL : DecompositionType.ISOLATED;
    }

    /** How the next letter joins, past marks. */
    private static @Nullable Integer neighbour(int[] letters, int at, int step) {
        for (var i = at + step; i >= 0 && i < letters.length; i += step) {
            var joining = joining(letters[i]);
            if (joining != JoiningType.TRANSPARENT) {
                return joining;
            }
        }
        return null;
    }

    private static int joining(int letter) {
        return UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE);
    }

    private static boolean isSign(int letter) {
        return letter >= 0xFB50 && letter <= 0xFEFC;
    }

    private static String letters(int sign) {
        var letters = COMPATIBILITY.getRawDecomposition(sign);
        return letters == null ? Character.toString(sign) : letters;
    }

    private record Form(String letters, int kind) {}
}
