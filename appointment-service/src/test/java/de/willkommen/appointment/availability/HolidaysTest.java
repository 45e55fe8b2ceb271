package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    private final Holidays holidays = new Holidays();

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026, 2027, 2028, 2029, 2030, 2035, 2038, 2050})
    void every_day_of_the_year_is_a_holiday_of_sachsen_anhalt_or_not_as_the_law_says(int year) {
        assertThat(Year.of(year).atDay(1).datesUntil(Year.of(year + 1).atDay(1)))
                .allSatisfy(day -> assertThat(holidays.on(day, "st")).isEqualTo(OfficeByMinutes.isHoliday(day)));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-06, true",
        "2027-03-08, false",
        "2027-03-26, true",
        "2027-03-28, false",
        "2027-03-29, true",
        "2027-05-06, true",
        "2027-05-17, true",
        "2026-10-31, true",
        "2026-11-18, false",
        "2026-12-24, false",
        "2026-12-31, false"
    })
    void days_that_are_often_mistaken_are_right(LocalDate day, boolean holiday) {
        assertThat(holidays.on(day, "st")).isEqualTo(holiday);
    }
}
