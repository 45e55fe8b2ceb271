package de.willkommen.localstack.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.localstack.StackFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformClockTest {

    private static final OpeningHours HOURS = new OpeningHours();

    @ParameterizedTest(name = "{0} starts at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    2026-11-24T10:00 | 2026-11-24T10:00 | open: the real time
                    2026-11-24T08:00 | 2026-11-24T08:00 | the first moment of the day
                    2026-11-24T07:59 | 2026-11-24T08:00 | a minute too early
                    2026-11-24T16:00 | 2026-11-25T08:00 | the first moment after closing
                    2026-11-22T21:00 | 2026-11-23T08:00 | Sunday night
                    2026-11-27T18:00 | 2026-11-30T08:00 | Friday evening
                    2027-01-06T10:00 | 2027-01-07T08:00 | Epiphany, a holiday in Sachsen-Anhalt
                    2025-10-31T10:00 | 2025-11-03T08:00 | Reformation Day, a Friday
                    2027-03-08T10:00 | 2027-03-08T10:00 | Women's Day, a holiday elsewhere
                    2026-12-24T17:00 | 2026-12-28T08:00 | Christmas and a weekend
                    2026-03-28T12:00 | 2026-03-30T08:00 | the weekend on which summer time begins
                    """)
    void without_a_wish_the_clock_starts_while_the_office_is_open(String now, String start, String why) {
        var clock = PlatformClock.choose("", ClockFile.Seen.NOTHING, HOURS, at(now));

        assertThat(clock.now(at(now))).as(why).isEqualTo(local(start));
    }

    @Test
    void a_shifted_start_is_said_in_one_line() {
        var clock = PlatformClock.choose("", ClockFile.Seen.NOTHING, HOURS, at("2026-11-22T21:00"));

        assertThat(clock.reason())
                .isEqualTo(
                        "The office is closed now: the clock starts at its next opening, Monday, 23 November 2026, 08:00"
                                + " (CLOCK=real for the real time).");
    }

    @Test
    void the_real_time_needs_no_word() {
        var clock = PlatformClock.choose("", ClockFile.Seen.NOTHING, HOURS, at("2026-11-24T10:00"));

        assertThat(clock.reason()).isEmpty();
    }

    @Test
    void a_second_start_goes_on_with_the_offset_of_the_first() {
        var seen = new ClockFile.Seen(Duration.ofHours(11), local("2026-11-23T08:20"));

        var clock = PlatformClock.choose("", seen, HOURS, at("2026-11-22T21:40"));

        assertThat(clock.now(at("2026-11-22T21:40"))).isEqualTo(local("2026-11-23T08:40"));
    }

    @Test
    void after_a_night_a_shifted_platform_returns_to_the_real_time_when_that_is_not_behind_it() {
        var seen = new ClockFile.Seen(Duration.ofHours(11), local("2026-11-23T08:20"));

        var clock = PlatformClock.choose("", seen, HOURS, at("2026-11-23T09:00"));

        assertThat(clock.offset()).isZero();
    }

    @Test
    void a_platform_ahead_of_the_real_time_never_goes_back() {
        var seen = new ClockFile.Seen(Duration.ofDays(7), local("2026-12-01T17:30"));

        var clock = PlatformClock.choose("", seen, HOURS, at("2026-11-24T18:00"));

        assertThat(clock.now(at("2026-11-24T18:00"))).isEqualTo(local("2026-12-02T08:00"));
    }

    @Test
    void a_chosen_local_time_is_taken_to_the_second() {
        var clock = PlatformClock.choose("2026-11-24T08:55", ClockFile.Seen.NOTHING, HOURS, at("2026-11-22T21:00"));

        assertThat(clock.offset()).isEqualTo(Duration.ofHours(35).plusMinutes(55));
    }

    @Test
    void real_means_real_even_at_night() {
        var clock = PlatformClock.choose("real", ClockFile.Seen.NOTHING, HOURS, at("2026-11-22T21:00"));

        assertThat(clock.offset()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"real", "2026-11-24T08:55"})
    void a_time_before_the_last_moment_seen_is_refused_with_a_hint(String wish) {
        var seen = new ClockFile.Seen(Duration.ofDays(3), local("2026-11-25T09:00"));

        assertThatThrownBy(() -> PlatformClock.choose(wish, seen, HOURS, at("2026-11-22T21:00")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("CLOCK=" + wish)
                .hasMessageContaining("Wednesday, 25 November 2026, 09:00")
                .hasMessageContaining("make clean-data");
    }

    @Test
    void what_is_not_a_time_is_refused_with_an_example() {
        assertThatThrownBy(
                        () -> PlatformClock.choose("tomorrow", ClockFile.Seen.NOTHING, HOURS, at("2026-11-22T21:00")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("CLOCK=tomorrow is not a time")
                .hasMessageContaining("CLOCK=2026-11-24T08:55");
    }

    private static Clock at(String localTime) {
        return Clock.fixed(local(localTime), ZoneOffset.UTC);
    }

    private static Instant local(String localTime) {
        return LocalDateTime.parse(localTime).atZone(OpeningHours.ZONE).toInstant();
    }
}
