package de.willkommen.appointment.booking;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What staff write: plain text, kept as it was typed and never read as anything else. */
final class PlainText {

    /** Longest reason. */
    static final int REASON = 500;

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]");

    private PlainText() {}

    /**
     * The text, if one was given.
     *
     * @throws Refusal 400 naming the field when it is too long or has characters that are none of a text
     */
    static Optional<String> optional(String field, @Nullable String given, int longest) {
        if (given == null || given.isBlank()) {
            return Optional.empty();
        }
        var text = Normalizer.normalize(given.strip().replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Refusal(CommonProblem.INVALID_REQUEST).andField(field, "field.length", Map.of("max", longest));
        }
        if (NO_TEXT.matcher(text).find()) {
            throw Refusal.ofField(field, "field.name");
        }
        return Optional.of(text);
    }

    /** The text; 400 when there is none. */
    static String required(String field, @Nullable String given, int longest) {
        return optional(field, given, longest).orElseThrow(() -> Refusal.ofField(field, "field.required"));
    }
}
