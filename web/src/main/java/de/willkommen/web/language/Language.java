package de.willkommen.web.language;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language the platform knows. The order of {@link #fallback()} is a decision of the authority, not of a library:
 * Ukrainian does not fall back to Russian.
 */
public enum Language {
    GERMAN("de", "Deutsch"),
    PLAIN_GERMAN("de-x-ls", "Leichte Sprache"),
    ENGLISH("en", "English"),
    ARABIC("ar", "العربية"),
    PERSIAN("fa", "فارسی"),
    DARI("fa-AF", "دری"),
    UKRAINIAN("uk", "Українська"),
    RUSSIAN("ru", "Русский"),
    TURKISH("tr", "Türkçe"),
    FRENCH("fr", "Français"),
    VIETNAMESE("vi", "Tiếng Việt"),
    ROMANIAN("ro", "Română");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The BCP 47 tag, as in addresses and in the interfaces. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** {@code rtl} or {@code ltr}, as HTML wants it. */
    public String dir() {
        return switch (this) {
            case ARABIC, PERSIAN, DARI -> "rtl";
            case GERMAN, PLAIN_GERMAN, ENGLISH, UKRAINIAN, RUSSIAN, TURKISH, FRENCH, VIETNAMESE, ROMANIAN -> "ltr";
        };
    }

    /** What is shown where this language has no text: this language first, then the next best, German at last. */
    public List<Language> fallback() {
        return switch (this) {
            case GERMAN -> List.of(GERMAN);
            case PLAIN_GERMAN -> List.of(PLAIN_GERMAN, GERMAN);
            case ENGLISH -> List.of(ENGLISH, GERMAN);
            case DARI -> List.of(DARI, PERSIAN, ENGLISH, GERMAN);
            case ARABIC, PERSIAN, UKRAINIAN, RUSSIAN, TURKISH, FRENCH, VIETNAMESE, ROMANIAN ->
                List.of(this, ENGLISH, GERMAN);
        };
    }

    /** The locale for plurals and dates: always the Gregorian calendar, Latin digits and 24 hours. */
    ULocale locale() {
        // English with the day before the month, as in the mails.
        var base = this == PLAIN_GERMAN ? "de" : this == ENGLISH ? "en-GB" : tag;
        return ULocale.forLanguageTag(base + "-u-ca-gregory-hc-h23-nu-latn");
    }

    /** The language with this tag, in any case of letters. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /** The languages a clerk or interpreter may be asked to speak: German goes without saying. */
    public static List<Language> spoken() {
        return Arrays.stream(values())
                .filter(language -> language != GERMAN && language != PLAIN_GERMAN)
                .toList();
    }

    /** The direction of a text whose language is only known by its tag; unknown tags read from the left. */
    public static String dirOf(String tag) {
        return of(tag).map(Language::dir).orElse("ltr");
    }

    /** The first language of an {@code Accept-Language} header that is among the offered ones. */
    public static Optional<Language> preferred(String acceptLanguage, List<Language> offered) {
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return ranges.stream()
                .map(range -> range.getRange().toLowerCase(Locale.ROOT))
                .flatMap(range -> offered.stream()
                        .filter(language -> {
                            var known = language.tag.toLowerCase(Locale.ROOT);
                            return range.equals(known) || range.startsWith(known + "-");
                        })
                        .limit(1))
                .findFirst();
    }
}
