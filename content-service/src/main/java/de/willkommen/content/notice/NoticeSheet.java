package de.willkommen.content.notice;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notice as somebody sends it.
 *
 * @param office absent for every office of the authority
 * @param startsAt absent: from now on, or as before
 * @param endsAt absent: until somebody ends it
 * @param texts by language tag, a sentence each; German must be among them
 */
@Schema(name = "NoticeSheet")
record NoticeSheet(
        @Nullable String office,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable Map<String, String> texts) {

    /** As much as the display shows in one line. */
    static final int LONGEST = 160;

    /** Far enough for every notice, and within what dates can say. */
    private static final Instant LATEST = Instant.parse("2190-01-01T00:00:00Z");

    /**
     * What it says, checked and in Unicode's composed form; times in whole seconds, as forms show them.
     *
     * @param usual when it begins where nothing is said about that
     * @throws Refusal 400 that names every field with something wrong
     */
    NoticeWords words(Instant usual) {
        var refusal = new Refusal(CommonProblem.INVALID_REQUEST);
        var faults = new TreeMap<String, String>();
        var starts = moment("startsAt", startsAt, faults);
        var ends = moment("endsAt", endsAt, faults);
        var begins = starts == null ? usual.truncatedTo(ChronoUnit.SECONDS) : starts;
        if (ends != null && !ends.isAfter(begins)) {
            faults.putIfAbsent("endsAt", "field.order");
        }
        var said = said(faults);
        if (!faults.isEmpty()) {
            faults.forEach((field, reason) ->
                    refusal.andField(field, reason, reason.equals("field.length") ? Map.of("max", LONGEST) : Map.of()));
            throw refusal;
        }
        return new NoticeWords(office == null || office.isBlank() ? null : office.strip(), begins, ends, said);
    }

    private Map<String, String> said(Map<String, String> faults) {
        var said = new TreeMap<String, String>();
        var given = texts == null ? Map.<String, String>of() : texts;
        given.forEach((tag, text) -> {
            var language = Languages.known(tag);
            var words = text == null
                    ? ""
                    : Normalizer.normalize(text, Normalizer.Form.NFC).strip();
            if (language.isEmpty()) {
                faults.put("texts." + tag, "field.language");
            } else if (words.length() > LONGEST) {
                faults.put("texts." + tag, "field.length");
            } else if (!words.codePoints().allMatch(NoticeSheet::isShowable)) {
                faults.put("texts." + tag, "field.control");
            } else if (!words.isEmpty()) {
                said.put(language.get(), words);
            }
        });
        if (!said.containsKey(Languages.SOURCE)) {
            faults.putIfAbsent("texts." + Languages.SOURCE, "field.required");
        }
        return said;
    }

    private static @Nullable Instant moment(String field, @Nullable String given, Map<String, String> faults) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(given.strip()).toInstant().truncatedTo(ChronoUnit.SECONDS);
            if (moment.isAfter(Instant.EPOCH) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException unreadable) {
            // Named below, as one out of all bounds is.
        }
        faults.put(field, "field.time");
        return null;
    }

    /** A notice is one line; direction marks are welcome in it. */
    private static boolean isShowable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
