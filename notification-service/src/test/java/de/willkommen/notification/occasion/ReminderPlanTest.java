package de.willkommen.notification.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderPlanTest {

    private static final ZoneId MAGDEBURG = ZoneId.of("Europe/Berlin");
    private static final Instant LONG_AGO = at("2026-01-02T10:00");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MAGDEBURG).toInstant();
    }

    private static ReminderPlan plan(boolean quietHours, Optional<Duration> atTheSoonestAfter) {
        return new ReminderPlan(new ReminderSettings() {
            @Override
            public Duration lead() {
                return Duration.ofHours(24);
            }

            @Override
            public Optional<Duration> atTheSoonestAfter() {
                return atTheSoonestAfter;
            }

            @Override
            public boolean quietHours() {
                return quietHours;
            }

            @Override
            public LocalTime quietFrom() {
                return LocalTime.of(20, 0);
            }

            @Override
            public LocalTime quietUntil() {
                return LocalTime.of(8, 0);
            }

            @Override
            public String holidaysOf() {
                return "st";
            }

            @Override
            public ZoneId zone() {
                return MAGDEBURG;
            }
        });
    }

    @ParameterizedTest(name = "start {0}: due {1}")
    @CsvSource({
        // an ordinary day
        "2026-11-25T10:00, 2026-11-24T10:00",
        // the seams of the quiet hours
        "2026-11-25T08:00, 2026-11-24T08:00",
        "2026-11-25T07:59, 2026-11-23T19:30",
        "2026-11-25T19:59, 2026-11-24T19:59",
        "2026-11-25T20:00, 2026-11-24T19:30",
        // a Monday's would come on Sunday
        "2026-11-23T09:00, 2026-11-21T19:30",
        // the day before is a holiday of Sachsen-Anhalt: Epiphany, and Reformation Day on a Saturday
        "2026-01-07T09:00, 2026-01-05T19:30",
        "2026-11-02T09:00, 2026-10-30T19:30",
        // 8 March is one in Berlin, not here (but a Sunday in 2026), so 2027
        "2027-03-09T09:00, 2027-03-08T09:00",
        // over both changes of the clock, 24 hours are 24 hours
        "2026-03-30T10:00, 2026-03-28T19:30",
        "2026-10-26T10:00, 2026-10-24T19:30"
    })
    void is_due_a_day_before_but_never_in_the_quiet_hours(String start, String due) {
        assertThat(plan(true, Optional.empty()).dueAt(at(start), LONG_AGO, MAGDEBURG))
                .contains(at(due));
    }

    @Test
    void counts_in_the_zone_of_the_office() {
        var london = ZoneId.of("Europe/London");
        var start = Instant.parse("2026-11-25T20:30:00Z");

        assertThat(plan(true, Optional.empty()).dueAt(start, LONG_AGO, london))
                .contains(Instant.parse("2026-11-24T19:30:00Z"));
    }

    @Test
    void comes_after_the_quiet_hours_when_it_is_too_late_for_before() {
        var bookedOnSundayMorning = at("2026-11-22T07:00");

        var due = plan(true, Optional.empty()).dueAt(at("2026-11-23T09:00"), bookedOnSundayMorning, MAGDEBURG);

        assertThat(due).contains(at("2026-11-23T08:00"));
    }

    @Test
    void does_not_come_at_all_when_the_quiet_hours_end_with_the_start() {
        var bookedOnSundayMorning = at("2026-11-22T07:00");

        var due = plan(true, Optional.empty()).dueAt(at("2026-11-23T08:00"), bookedOnSundayMorning, MAGDEBURG);

        assertThat(due).isEmpty();
    }

    @Test
    void who_books_within_the_lead_is_not_reminded() {
        assertThat(plan(true, Optional.empty()).dueAt(at("2026-11-24T10:00"), at("2026-11-23T10:00"), MAGDEBURG))
                .isEmpty();
    }

    @Test
    void who_books_within_the_lead_is_reminded_soon_where_that_is_wished_for() {
        var plan = plan(false, Optional.of(Duration.ofMinutes(1)));

        assertThat(plan.dueAt(at("2026-11-24T10:00"), at("2026-11-24T09:00"), MAGDEBURG))
                .contains(at("2026-11-24T09:01"));
        assertThat(plan.dueAt(at("2026-11-24T10:00"), at("2026-11-24T09:59:30"), MAGDEBURG))
                .isEmpty();
    }

    @Test
    void the_quiet_hours_can_be_switched_off() {
        assertThat(plan(false, Optional.empty()).dueAt(at("2026-11-23T09:00"), LONG_AGO, MAGDEBURG))
                .contains(at("2026-11-22T09:00"));
    }

    @Test
    void a_reminder_that_comes_late_waits_for_the_morning() {
        assertThat(plan(true, Optional.empty()).quietUntil(at("2026-11-21T22:00"), MAGDEBURG))
                .contains(at("2026-11-23T08:00"));
        assertThat(plan(true, Optional.empty()).quietUntil(at("2026-11-21T12:00"), MAGDEBURG))
                .isEmpty();
    }
}
