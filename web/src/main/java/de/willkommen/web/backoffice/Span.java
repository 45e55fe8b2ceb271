package de.willkommen.web.backoffice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much time a page looks at, as it stands in its address beside a day of it. */
public enum Span {
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit step;

    Span(ChronoUnit step) {
        this.step = step;
    }

    /** The one with this code; a week where there is none. */
    public static Span named(@Nullable String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(WEEK);
    }

    /** The day that is written there; another one where that is none, or lies beyond all plans. */
    public static LocalDate dayOr(@Nullable String date, LocalDate otherwise) {
        try {
            var day = date == null ? otherwise : LocalDate.parse(date);
            return day.getYear() > 2000 && day.getYear() < 2190 ? day : otherwise;
        } catch (DateTimeException notADay) {
            return otherwise;
        }
    }

    /** As in addresses and keys of texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same day of the span before. */
    public LocalDate before(LocalDate day) {
        return day.minus(1, step);
    }

    /** The same day of the span after. */
    public LocalDate after(LocalDate day) {
        return day.plus(1, step);
    }
}
