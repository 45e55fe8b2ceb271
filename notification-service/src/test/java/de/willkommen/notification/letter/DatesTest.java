package de.willkommen.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.problem.Languages;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    private static final ZoneId MAGDEBURG = ZoneId.of("Europe/Berlin");
    private static final Instant MOMENT = Instant.parse("2026-11-24T22:05:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Dienstag, 24. November 2026 | Di., 24.11.2026 | 23:05",
                "en | Tuesday, 24 November 2026 | Tue, 24 Nov 2026 | 23:05",
                "ar | الثلاثاء، 24 نوفمبر 2026 | الثلاثاء، 24/11/2026 | 23:05"
            })
    void are_written_as_the_language_does(String language, String date, String shortDate, String time) {
        var dates = new Dates(language, MAGDEBURG);

        assertThat(dates.date(MOMENT)).isEqualTo(date);
        assertThat(dates.shortDate(MOMENT)).isEqualTo(shortDate);
        assertThat(dates.time(MOMENT)).isEqualTo(time);
    }

    @Test
    void are_gregorian_with_latin_digits_and_24_hours_in_every_language() {
        for (var language : Languages.TAGS) {
            var dates = new Dates(language, MAGDEBURG);

            assertThat(dates.date(MOMENT)).as(language).contains("2026", "24");
            assertThat(dates.time(MOMENT)).as(language).isEqualTo("23:05");
        }
    }

    @Test
    void midnight_is_00_and_the_hour_twice_in_autumn_reads_the_same() {
        var dates = new Dates("en", MAGDEBURG);

        assertThat(dates.time(Instant.parse("2026-11-24T23:00:00Z"))).isEqualTo("00:00");
        assertThat(dates.time(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("02:30");
        assertThat(dates.time(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("02:30");
        assertThat(dates.time(Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("03:00");
    }
}
