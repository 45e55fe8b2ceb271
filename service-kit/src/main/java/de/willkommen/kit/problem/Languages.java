package de.willkommen.kit.problem;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The language tags of the platform and their explicit fallback chains (DOMAIN, section 5): a matcher guesses wrongly
 * here, Russian for Ukrainian for one.
 */
public final class Languages {

    /** All tags that are accepted and stored, in the order people see them. */
    public static final List<String> TAGS =
            List.of("de", "de-x-ls", "en", "ar", "fa", "fa-AF", "uk", "ru", "tr", "fr", "vi", "ro");

    /** The language everything exists in. */
    public static final String SOURCE = "de";

    private static final Map<String, List<String>> CHAINS = Map.of(
            "de", List.of("de"),
            "de-x-ls", List.of("de-x-ls", "de"),
            "en", List.of("en", "de-x-ls", "de"),
            "fa-AF", List.of("fa-AF", "fa", "en", "de-x-ls", "de"));

    private Languages() {}

    /** The platform's tag for what somebody sent, or nothing when it is none of ours; {@code prs} is {@code fa-AF}. */
    public static Optional<String> known(@Nullable String tag) {
        if (tag == null || tag.isBlank() || tag.length() > 35) {
            return Optional.empty();
        }
        var normal = tag.strip().replace('_', '-');
        if (normal.equalsIgnoreCase("prs") || normal.toLowerCase(Locale.ROOT).startsWith("prs-")) {
            return Optional.of("fa-AF");
        }
        return TAGS.stream().filter(known -> known.equalsIgnoreCase(normal)).findFirst();
    }

    /** The languages to try for a reader of {@code tag}, the best first, ending with German. */
    public static List<String> chain(String tag) {
        return CHAINS.getOrDefault(tag, List.of(tag, "en", "de-x-ls", "de"));
    }

    /** What an {@code Accept-Language} header asks for, as tags of the platform, the best first; never empty. */
    public static List<String> accepted(@Nullable String header) {
        var wanted = new ArrayList<String>();
        if (header != null && header.length() <= 500) {
            try {
                for (var range : Locale.LanguageRange.parse(header)) {
                    known(range.getRange())
                            .or(() -> known(
                                    ULocale.forLanguageTag(range.getRange()).getLanguage()))
                            .filter(tag -> !wanted.contains(tag))
                            .ifPresent(wanted::add);
                }
            } catch (IllegalArgumentException malformed) {
                return List.of(SOURCE);
            }
        }
        if (wanted.isEmpty()) {
            wanted.add(SOURCE);
        }
        return List.copyOf(wanted);
    }

    /** The language of {@code available} nearest to what is accepted. */
    public static String nearest(List<String> accepted, java.util.Collection<String> available) {
        return accepted.stream()
                .flatMap(tag -> chain(tag).stream().limit(1))
                .filter(available::contains)
                .findFirst()
                .or(() -> chain(accepted.get(0)).stream()
                        .filter(available::contains)
                        .findFirst())
                .orElse(SOURCE);
    }

    /** Whether the script of the language runs right to left. */
    public static boolean rightToLeft(String tag) {
        return ULocale.forLanguageTag(tag).isRightToLeft();
    }
}
