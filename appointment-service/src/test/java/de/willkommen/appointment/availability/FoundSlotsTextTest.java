package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.availability.SlotResource.FoundSlots;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.Office;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundSlotsTextTest {

    private static Office office(String zone) {
        return new Office(
                "T-ABH",
                new Authority("T", "T", "st"),
                1,
                new Office.Address("Am Markt 1", "39104", "Magdeburg"),
                ZoneId.of(zone),
                List.of("de"),
                List.of(),
                new Office.CheckIn(60, 15),
                new Office.BookingRules(false, 0, 365, 10, 5, 15, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0));
    }

    private static FoundSlots found(Office office, LongStream minutes) {
        var day = new DayOffer(minutes.toArray(), Instant.EPOCH, Instant.MAX);
        return new FoundSlots(
                new OfferedSlots(office, Duration.ofMinutes(45), List.of(day)),
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 3, 30),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T20:00:00Z",
        "Europe/Berlin, 2026-10-24T20:00:00Z",
        "Europe/Berlin, 2026-12-31T20:00:00Z",
        "UTC, 2026-03-28T20:00:00Z",
        "Asia/Kathmandu, 2026-03-28T20:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T12:00:00Z"
    })
    void every_moment_is_written_by_the_clock_of_the_office_also_when_it_is_put_forward_or_back(
            String zone, String from) {
        var office = office(zone);
        var first = Occupancy.floor(Instant.parse(from));
        var found =
                found(office, LongStream.iterate(first, minute -> minute < first + 2 * 24 * 60, minute -> minute + 15));
        var slots = found.slots().stream()
                .map(slot -> "{\"start\":\"" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(slot.start())
                        + "\",\"end\":\"" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(slot.end()) + "\"}")
                .collect(Collectors.joining(","));

        var text = new String(FoundSlotsText.of(found), StandardCharsets.UTF_8);

        assertThat(text)
                .isEqualTo("{\"slots\":[" + slots + "],\"searchedFrom\":\"2026-03-28\",\"searchedTo\":\"2026-03-30\"}");
    }

    @Test
    void nothing_found_says_where_to_look_next() {
        var nothing = new FoundSlots(
                List.of(), LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 7));

        var text = new String(FoundSlotsText.of(nothing), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo("""
                {"slots":[],"searchedFrom":"2026-03-28","searchedTo":"2026-03-30","nextFrom":"2026-04-07"}""");
    }
}
