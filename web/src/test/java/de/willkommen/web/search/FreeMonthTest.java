package de.willkommen.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.upstream.AppointmentApi.Slot;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeMonthTest {

    private static final Dates DATES = new Dates(Language.GERMAN, ZoneId.of("Europe/Berlin"));
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2027-02", "2028-02", "2026-12", "2027-08", "2027-05"})
    void every_day_of_the_month_stands_once_in_whole_weeks_from_monday(String name) {
        var month = YearMonth.parse(name);

        var shown = month(month, null);

        assertThat(shown.weeks()).allSatisfy(week -> assertThat(week).hasSize(7));
        assertThat(shown.weeks().stream()
                        .flatMap(List::stream)
                        .map(FreeMonth.Day::number)
                        .filter(day -> day > 0))
                .containsExactlyElementsOf(Stream.iterate(1, day -> day + 1)
                        .limit(month.lengthOfMonth())
                        .toList());
        var first = shown.weeks().get(0).stream()
                .map(FreeMonth.Day::number)
                .toList()
                .indexOf(1);
        assertThat(first).isEqualTo(month.atDay(1).getDayOfWeek().getValue() - 1);
    }

    @Test
    void times_are_counted_on_the_day_of_the_offices_clock_and_each_start_once() {
        var late = slot("2026-11-30T23:30:00Z", "MD-ABH");
        var twice = slot("2026-12-03T08:00:00Z", "MD-ABH");

        var december = month(YearMonth.parse("2026-12"), LocalDate.parse("2026-12-03"), late, twice, twice);

        assertThat(day(december, 1).free()).isEqualTo(1);
        assertThat(day(december, 3).free()).isEqualTo(1);
        assertThat(december.times()).extracting(FreeTime::label).containsExactly("09:00");
        assertThat(december.chosen()).isEqualTo("Donnerstag, 3. Dezember 2026");
    }

    @Test
    void there_is_no_way_back_from_the_present_month() {
        assertThat(month(YearMonth.from(TODAY), null).previous()).isNull();
        assertThat(month(YearMonth.from(TODAY), null).now()).isNull();
        assertThat(month(YearMonth.from(TODAY).plusMonths(2), null).previous())
                .isEqualTo("view=calendar&month=2026-12");
        assertThat(month(YearMonth.from(TODAY).plusMonths(2), null).now()).isEqualTo("view=calendar&month=2026-11");
    }

    @Test
    void one_start_at_two_offices_is_two_choices() {
        var offices = Map.of("MD-ABH", "Magdeburg", "HAL-ABH", "Halle");

        var times = FreeTime.of(
                List.of(slot("2026-12-03T08:00:00Z", "MD-ABH"), slot("2026-12-03T08:00:00Z", "HAL-ABH")),
                DATES,
                offices);

        assertThat(times).extracting(FreeTime::office).containsExactly("Halle", "Magdeburg");
        assertThat(FreeTime.Chosen.of(times.get(0).value(), "MD-ABH"))
                .isEqualTo(new FreeTime.Chosen("2026-12-03T08:00Z", "HAL-ABH"));
        assertThat(FreeTime.Chosen.of("2026-12-03T09:00+01:00", "MD-ABH").office())
                .isEqualTo("MD-ABH");
    }

    private static FreeMonth month(YearMonth month, LocalDate chosen, Slot... slots) {
        return FreeMonth.of(
                FreeTime.of(List.of(slots), DATES, Map.of("MD-ABH", "Magdeburg")),
                new Window(true, TODAY, month, chosen),
                TODAY,
                false,
                DATES);
    }

    private static FreeMonth.Day day(FreeMonth month, int number) {
        return month.weeks().stream()
                .flatMap(List::stream)
                .filter(day -> day.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static Slot slot(String start, String office) {
        var begin = OffsetDateTime.parse(start);
        return new Slot(begin, begin.plusMinutes(30), office);
    }
}
