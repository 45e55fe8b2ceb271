package de.willkommen.appointment.administration;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request and remembers everything that is wrong with them, so that one answer names it all. What a
 * wrong field is read as does not matter: {@link #end()} ends the request.
 */
final class Checks {

    static final Pattern WORD_CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    static final Pattern PLACE_CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
    static final Pattern COUNTER_CODE = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");
    static final Pattern PREFIX = Pattern.compile("[A-Z]{1,4}");
    static final Pattern SUBJECT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]");

    /** What a building, counter or room can offer, as pages name it. */
    static final List<String> ACCESSIBILITY = List.of(
            "step-free",
            "lift",
            "accessible-toilet",
            "accessible-parking",
            "induction-loop",
            "tactile-guidance",
            "sign-language",
            "seat",
            "quiet-room",
            "baby-changing");

    private final Refusal refusal = new Refusal(CommonProblem.INVALID_REQUEST);
    private boolean wrong;

    /** Notes that a field is wrong; {@code reason} is the key of a message. */
    void wrong(String field, String reason, Map<String, Object> arguments) {
        refusal.andField(field, reason, arguments);
        wrong = true;
    }

    void wrong(String field, String reason) {
        wrong(field, reason, Map.of());
    }

    /** Ends the request with a 400 when anything was wrong. */
    void end() {
        if (wrong) {
            throw refusal;
        }
    }

    /** A text that must be there. */
    String text(String field, @Nullable String given, int longest) {
        var text = optionalText(field, given, longest);
        if (text.isEmpty()) {
            wrong(field, "field.required");
        }
        return text;
    }

    /** A text, empty when there is none. */
    String optionalText(String field, @Nullable String given, int longest) {
        if (given == null) {
            return "";
        }
        var text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (text.length() > longest) {
            wrong(field, "field.length", Map.of("max", longest));
        } else if (UNSPEAKABLE.matcher(text).find()) {
            wrong(field, "field.characters");
        }
        return text;
    }

    /** A code of the given form. */
    String code(String field, @Nullable String given, Pattern form, int longest) {
        var code = text(field, given, longest);
        if (!code.isEmpty() && !form.matcher(code).matches()) {
            wrong(
                    field,
                    form == SUBJECT
                            ? "field.uuid"
                            : form == PLACE_CODE || form == PREFIX ? "field.capital-code" : "field.code");
        }
        return code;
    }

    /** The code of something new, which nothing else may have; what is there has a code that was checked. */
    void newCode(String code, Pattern form, int longest, boolean isNew, boolean taken) {
        if (isNew) {
            code("code", code, form, longest);
            if (taken) {
                wrong("code", "field.taken");
            }
        }
    }

    /** A number in a range, both ends included. */
    int number(String field, @Nullable Integer given, int least, int most) {
        if (given == null) {
            wrong(field, "field.required");
            return least;
        }
        if (given < least || given > most) {
            wrong(field, "field.number", Map.of("min", least, "max", most));
        }
        return given;
    }

    boolean flag(String field, @Nullable Boolean given) {
        if (given == null) {
            wrong(field, "field.required");
        }
        return Boolean.TRUE.equals(given);
    }

    /** Languages of the platform, in the platform's order. */
    List<String> languages(String field, @Nullable List<@Nullable String> given, boolean required) {
        return ordered(field, given, required, Languages.TAGS, "field.language", tag -> Languages.known(tag));
    }

    /** Features of {@link #ACCESSIBILITY}, in that order. */
    List<String> accessibility(String field, @Nullable List<@Nullable String> given) {
        return chosen(field, given, false, ACCESSIBILITY);
    }

    /** Some of what there is, in the order it is in. */
    List<String> chosen(
            String field, @Nullable List<@Nullable String> given, boolean required, Collection<String> known) {
        return ordered(
                field,
                given,
                required,
                known,
                "field.unknown",
                code -> Optional.ofNullable(code).filter(known::contains));
    }

    /** One of what there is. */
    String oneOf(String field, @Nullable String given, Collection<String> known) {
        if (given == null || given.isBlank()) {
            wrong(field, "field.required");
        } else if (!known.contains(given.strip())) {
            wrong(field, "field.unknown");
        }
        return given == null ? "" : given.strip();
    }

    /** One of the names there are, or none. */
    <E extends Enum<E>> @Nullable E perhaps(String field, @Nullable String given, Class<E> names) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var known = Arrays.stream(names.getEnumConstants())
                .filter(one -> one.name().equals(given))
                .findFirst();
        if (known.isEmpty()) {
            wrong(field, "field.unknown");
        }
        return known.orElse(null);
    }

    /** A zone by its name, such as {@code Europe/Berlin}: an offset alone knows no summer time. */
    ZoneId zone(String field, @Nullable String given) {
        var berlin = ZoneId.of("Europe/Berlin");
        if (given == null || given.isBlank()) {
            wrong(field, "field.required");
            return berlin;
        }
        try {
            var name = given.strip();
            if (name.contains("/") && ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException malformed) {
            // Answered below, as an unknown one is.
        }
        wrong(field, "field.zone");
        return berlin;
    }

    /** A time of day in whole minutes, such as {@code 08:30}. */
    LocalTime time(String field, @Nullable String given) {
        if (given == null || given.isBlank()) {
            wrong(field, "field.required");
            return LocalTime.MIDNIGHT;
        }
        try {
            var time = LocalTime.parse(given.strip());
            if (time.getSecond() == 0 && time.getNano() == 0) {
                return time;
            }
        } catch (DateTimeParseException malformed) {
            // Answered below.
        }
        wrong(field, "field.time-of-day");
        return LocalTime.MIDNIGHT;
    }

    /** A day between 2000 and 2100, or the other one when none is given. */
    LocalDate day(String field, @Nullable String given, LocalDate otherwise) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(given.strip());
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Answered below.
        }
        wrong(field, "field.date");
        return otherwise;
    }

    private List<String> ordered(
            String field,
            @Nullable List<@Nullable String> given,
            boolean required,
            Collection<String> known,
            String reason,
            Function<@Nullable String, Optional<String>> read) {
        var found = new LinkedHashSet<String>();
        var all = Objects.requireNonNullElse(given, List.<@Nullable String>of());
        for (var index = 0; index < all.size(); index++) {
            var code = read.apply(all.get(index));
            if (code.isEmpty()) {
                wrong(field + "[" + index + "]", reason);
            }
            code.ifPresent(found::add);
        }
        if (required && all.isEmpty()) {
            wrong(field, "field.required");
        }
        return known.stream().filter(found::contains).toList();
    }
}
