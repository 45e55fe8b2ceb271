package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotArithmeticTest {

    private static final Office OFFICE = new Office(
            "T-ABH",
            new Authority("T", "T", "st"),
            1,
            new Office.Address("Am Markt 1", "39104", "Magdeburg"),
            ZoneId.of("Europe/Berlin"),
            List.of("de"),
            List.of(),
            new Office.CheckIn(60, 15),
            new Office.BookingRules(false, 0, 365, 10, 5, 15, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0));

    private static final String COUNTER = "counter/T/1";
    private static final TimeRange MORNING = range("08:00", "12:00");
    private static final Instant NIGHT = at("00:00");

    private static Instant at(String time) {
        return Instant.parse("2026-11-24T" + time + ":00Z");
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(at(from), at(to));
    }

    private static Wish wish(int... minutes) {
        return new Wish(
                OFFICE,
                Arrays.stream(minutes)
                        .mapToObj(each -> new Wish.Part("service", 1, each))
                        .toList(),
                Set.of(),
                null,
                null,
                Channel.PUBLIC);
    }

    private static List<Instant> starts(Wish wish, TimeRange opening, List<TimeRange> occupied, Instant earliest) {
        var starts = new Starts(
                (int) wish.duration().toMinutes(),
                (int) wish.startEvery().toMinutes(),
                Occupancy.ceiling(earliest),
                Starts.Spared.NOTHING);
        var found = new ArrayList<Instant>();
        FreeRuns.each(
                Minutes.within(List.of(opening)),
                Minutes.around(occupied),
                new Occupancy().of(COUNTER),
                0,
                (first, from, to) -> starts.offered(
                        first, from, to, each -> true, (minute, loss) -> found.add(StartSet.moment(minute))));
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 15, 20, 35, 45, 50, 70, 100, 235, 240})
    void no_slot_ends_after_closing_also_when_the_length_does_not_divide_the_opening(int minutes) {
        var starts = starts(wish(minutes), MORNING, List.of(), NIGHT);

        assertThat(starts)
                .isNotEmpty()
                .allSatisfy(start ->
                        assertThat(start.plus(Duration.ofMinutes(minutes))).isBeforeOrEqualTo(MORNING.end()));
    }

    @Test
    void what_is_longer_than_the_opening_has_no_start() {
        assertThat(starts(wish(245), MORNING, List.of(), NIGHT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "31, 35", "33, 35", "36, 40"})
    void the_length_is_rounded_up_to_the_grid(int minutes, int rounded) {
        assertThat(wish(minutes).duration()).isEqualTo(Duration.ofMinutes(rounded));
    }

    @Test
    void several_services_are_summed_and_then_rounded_once() {
        assertThat(wish(11, 11, 11).duration()).isEqualTo(Duration.ofMinutes(35));
    }

    @Test
    void an_appointment_may_touch_the_ones_before_and_after_it() {
        var starts = starts(wish(30), MORNING, List.of(range("08:00", "09:00"), range("09:30", "12:00")), NIGHT);

        assertThat(starts).containsExactly(at("09:00"));
    }

    @Test
    void a_start_before_the_earliest_is_left_out_and_the_earliest_itself_is_not() {
        assertThat(starts(wish(60), MORNING, List.of(), at("10:45"))).containsExactly(at("10:45"), at("11:00"));
    }

    @Test
    void short_appointments_follow_each_other_without_a_gap() {
        assertThat(starts(wish(10), range("08:00", "08:30"), List.of(), NIGHT))
                .containsExactly(at("08:00"), at("08:10"), at("08:20"));
    }

    @Test
    void ranges_are_half_open() {
        assertThat(range("09:00", "09:20").overlaps(range("09:20", "09:40"))).isFalse();
        assertThat(range("09:00", "09:20").overlaps(range("09:19", "09:40"))).isTrue();
        assertThat(range("09:00", "10:00").contains(range("09:00", "10:00"))).isTrue();
        assertThatThrownBy(() -> range("09:00", "09:00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void merging_joins_what_touches_or_overlaps_and_nothing_else() {
        assertThat(TimeRange.merged(List.of(
                        range("13:00", "14:00"),
                        range("08:00", "10:00"),
                        range("10:00", "11:00"),
                        range("09:00", "09:30"))))
                .containsExactly(range("08:00", "11:00"), range("13:00", "14:00"));
    }

    @Test
    void the_holidays_are_those_of_the_land() {
        var holidays = new Holidays();

        assertThat(holidays.on(LocalDate.of(2027, 1, 6), "st")).isTrue();
        assertThat(holidays.on(LocalDate.of(2027, 10, 31), "st")).isTrue();
        assertThat(holidays.on(LocalDate.of(2027, 3, 8), "st")).isFalse();
        assertThat(holidays.on(LocalDate.of(2027, 3, 8), "be")).isTrue();
        assertThat(holidays.on(LocalDate.of(2027, 3, 26), "st")).isTrue();
        assertThat(holidays.on(LocalDate.of(2026, 12, 24), "st")).isFalse();
    }

    @Test
    void a_range_of_starts_has_its_first_and_last_minute_and_no_more_also_at_the_edges_of_the_window() {
        var starts = new StartSet(1_000, 1_100);

        starts.addRange(990, 1_001);
        starts.addRange(1_063, 1_064);
        starts.addRange(1_099, 1_200);

        var found = new ArrayList<Long>();
        starts.forEach(found::add);
        assertThat(found).containsExactly(1_000L, 1_001L, 1_063L, 1_064L, 1_099L);
        assertThat(LongStream.range(900, 1_300).filter(starts::contains).boxed())
                .containsExactlyElementsOf(found);
    }

    @Test
    void a_hold_stands_until_the_moment_it_ends_and_not_at_that_moment() {
        var until = at("07:30");
        var claim = new ClaimChange(new UUID(0, 1), COUNTER, range("08:00", "12:00"), until);

        assertThat(freeMinutes(MORNING, List.of(), List.of(claim), until.minusMillis(1)))
                .isEmpty();
        assertThat(freeMinutes(MORNING, List.of(), List.of(claim), until)).hasSize(240);
    }

    /** All ways in which a closure and two bookings can lie in a short opening around midnight, where a day's list ends. */
    @Test
    void what_closures_and_bookings_leave_free_is_every_minute_that_none_of_them_takes() {
        var midnight = Instant.parse("2026-11-25T00:00:00Z");
        var opening = new TimeRange(midnight.minusSeconds(4 * 60), midnight.plusSeconds(4 * 60));
        var parts = new ArrayList<TimeRange>();
        for (var from = 0; from < 8; from++) {
            for (var to = from + 1; to <= 8; to++) {
                parts.add(new TimeRange(
                        opening.start().plusSeconds(60L * from), opening.start().plusSeconds(60L * to)));
            }
        }
        for (var closed : parts) {
            for (var one : parts) {
                for (var other : parts) {
                    if (!one.overlaps(other)) {
                        var claims = List.of(
                                new ClaimChange(new UUID(0, 1), COUNTER, one, null),
                                new ClaimChange(new UUID(0, 2), COUNTER, other, null));
                        var expected = new ArrayList<Long>();
                        for (var minute = opening.start();
                                minute.isBefore(opening.end());
                                minute = minute.plusSeconds(60)) {
                            var each = TimeRange.of(minute, Duration.ofMinutes(1));
                            if (!each.overlaps(closed) && !each.overlaps(one) && !each.overlaps(other)) {
                                expected.add(Occupancy.floor(minute));
                            }
                        }
                        assertThat(freeMinutes(opening, List.of(closed), claims, NIGHT))
                                .as("%s %s %s", closed, one, other)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static List<Long> freeMinutes(
            TimeRange opening, List<TimeRange> closed, List<ClaimChange> claims, Instant now) {
        var occupancy = new Occupancy();
        occupancy.apply(claims);
        var free = new ArrayList<Long>();
        FreeRuns.each(
                Minutes.within(List.of(opening)),
                Minutes.around(closed),
                occupancy.of(COUNTER),
                now.toEpochMilli(),
                (first, from, to) -> LongStream.range(from, to).forEach(free::add));
        return free;
    }
}
