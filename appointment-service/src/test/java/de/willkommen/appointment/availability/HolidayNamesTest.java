package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayNamesTest {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    private final Holidays holidays = new Holidays();

    /** Three years: 2028 has a holiday of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bw", "by", "be", "bb", "hb", "hh", "he", "mv", "ni", "nw", "rp", "sl", "sn", "st", "sh", "th", "by-ag"
            })
    void every_holiday_of_every_land_has_an_arabic_name(String land) {
        var days = FROM.datesUntil(FROM.plusYears(3))
                .filter(day -> holidays.on(day, land))
                .toList();

        assertThat(days)
                .hasSizeGreaterThan(27)
                .allSatisfy(day -> assertThat(named(day, land, "ar")).matches("[\\p{IsArabic}0-9() ]+"));
    }

    @Test
    void a_language_without_names_gets_english_ones_and_never_those_of_the_machine() {
        var christmas = LocalDate.of(2026, 12, 25);

        var machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar"));
            assertThat(List.of("de", "en", "uk", "ar"))
                    .extracting(language -> named(christmas, "st", language))
                    .containsExactly(
                            "1. Weihnachtsfeiertag",
                            "1st Christmas day",
                            "1st Christmas day",
                            "عيد الميلاد (اليوم الأول)");
        } finally {
            Locale.setDefault(machine);
        }
    }

    private String named(LocalDate day, String land, String language) {
        return holidays.name(day, land, Locale.forLanguageTag(language)).orElseThrow();
    }
}
