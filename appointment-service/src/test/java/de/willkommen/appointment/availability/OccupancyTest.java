package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who occupies what in memory, at the seams of minutes and of days. */
class OccupancyTest {

    private static final String COUNTER = "counter/T/1";
    private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");
    private static final long DAY = Occupancy.day(Occupancy.floor(MIDNIGHT));

    private final Occupancy occupancy = new Occupancy();

    private UUID claim(Instant start, Duration length) {
        var booking = UUID.randomUUID();
        occupancy.apply(List.of(new ClaimChange(booking, COUNTER, TimeRange.of(start, length), null)));
        return booking;
    }

    private void release(UUID booking) {
        occupancy.apply(List.of(new ClaimChange(booking, COUNTER, null, null)));
    }

    private long[] on(long day) {
        return occupancy.of(COUNTER).on(day);
    }

    @Test
    void a_minute_that_is_occupied_in_part_is_occupied() {
        claim(MIDNIGHT.plusSeconds(30), Duration.ofMinutes(10));

        var minute = Occupancy.floor(MIDNIGHT);
        assertThat(on(DAY)).containsExactly(minute, minute + 11, Long.MAX_VALUE);
    }

    @Test
    void what_lies_across_midnight_is_on_both_days_until_it_is_given_back() {
        var booking = claim(MIDNIGHT.minusSeconds(60), Duration.ofMinutes(2));
        assertThat(on(DAY - 1)).hasSize(Occupancy.WIDTH).isEqualTo(on(DAY));
        assertThat(on(DAY - 2)).isEmpty();
        assertThat(on(DAY + 1)).isEmpty();

        release(booking);

        assertThat(on(DAY - 1)).isEmpty();
        assertThat(on(DAY)).isEmpty();
    }

    @Test
    void what_ends_at_midnight_is_not_on_the_day_that_begins() {
        claim(MIDNIGHT.minus(Duration.ofMinutes(30)), Duration.ofMinutes(30));

        assertThat(on(DAY - 1)).hasSize(Occupancy.WIDTH);
        assertThat(on(DAY)).isEmpty();
    }

    @Test
    void a_claim_that_moves_changes_the_day_it_leaves_and_the_one_it_comes_to() {
        var booking = claim(MIDNIGHT, Duration.ofMinutes(30));
        var before = List.of(version(DAY), version(DAY + 1), version(DAY + 2));

        occupancy.apply(List.of(new ClaimChange(
                booking, COUNTER, TimeRange.of(MIDNIGHT.plus(Duration.ofDays(1)), Duration.ofMinutes(30)), null)));

        assertThat(on(DAY)).isEmpty();
        assertThat(on(DAY + 1)).hasSize(Occupancy.WIDTH);
        assertThat(version(DAY)).isGreaterThan(before.get(0));
        assertThat(version(DAY + 1)).isGreaterThan(before.get(1));
        assertThat(version(DAY + 2)).isEqualTo(before.get(2));
        assertThat(occupancy.version(DAY, DAY + 2)).isEqualTo(version(DAY) + version(DAY + 1) + version(DAY + 2));
    }

    private long version(long day) {
        return occupancy.version(day, day);
    }

    @Test
    void the_last_of_several_changes_counts() {
        var booking = UUID.randomUUID();
        var first = TimeRange.of(MIDNIGHT, Duration.ofMinutes(30));
        var last = TimeRange.of(MIDNIGHT.plusSeconds(3_600), Duration.ofMinutes(30));

        occupancy.apply(List.of(
                new ClaimChange(booking, COUNTER, first, null),
                new ClaimChange(booking, COUNTER, null, null),
                new ClaimChange(booking, COUNTER, last, MIDNIGHT)));

        assertThat(on(DAY))
                .containsExactly(Occupancy.floor(last.start()), Occupancy.floor(last.end()), MIDNIGHT.toEpochMilli());
    }
}
