package de.willkommen.content.text;

import java.util.Locale;

/** How a delivered text stands to what the reader asked for and to its source. */
public enum TextState {
    /** In a language asked for, and made from the source as it is now. */
    UP_TO_DATE,
    /** In a language asked for, but made from an older revision of the source. */
    OUTDATED,
    /** In another language than asked for. */
    FALLBACK;

    /** As it stands in answers, such as {@code up-to-date}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
