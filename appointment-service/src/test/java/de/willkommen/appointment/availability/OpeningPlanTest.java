package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpeningPlanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static OpeningPlan plan(
            String startsOn, String rule, String opensAt, String closesAt, LocalDate... except) {
        return new OpeningPlan(
                UUID.randomUUID(),
                0,
                "MD",
                "MD-ABH",
                OpeningPlan.Owner.team("residence"),
                LocalDate.parse(startsOn),
                null,
                LocalTime.parse(opensAt),
                LocalTime.parse(closesAt),
                rule,
                Set.of(except),
                List.of(OpeningPlan.Share.ALL_PUBLIC));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void a_weekly_plan_opens_on_its_weekdays_but_not_on_exceptions() {
        var plan = plan("2026-01-01", "FREQ=WEEKLY;BYDAY=TU,TH", "08:00", "12:00", day("2026-11-26"));

        assertThat(plan.days(day("2026-11-23"), day("2026-12-03")))
                .containsExactly(day("2026-11-24"), day("2026-12-01"), day("2026-12-03"));
    }

    @Test
    void every_other_week_goes_on_over_week_53_without_a_slip() {
        // 2026 has 53 weeks: 28 December to 3 January is week 53, and the Tuesday after it belongs to week 1.
        var plan = plan("2026-12-01", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "08:00", "12:00");

        assertThat(plan.days(day("2026-12-01"), day("2027-01-31")))
                .containsExactly(
                        day("2026-12-01"), day("2026-12-15"), day("2026-12-29"), day("2027-01-12"), day("2027-01-26"));
    }

    @Test
    void the_days_do_not_depend_on_where_one_starts_to_look() {
        var plan = plan("2024-01-02", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR", "08:00", "12:00");
        var all = plan.days(day("2024-01-01"), day("2027-12-31"));

        for (var from = day("2026-10-01"); from.isBefore(day("2027-02-01")); from = from.plusDays(1)) {
            assertThat(all).containsAll(plan.days(from, from));
            assertThat(plan.days(from, from).isEmpty()).isEqualTo(!all.contains(from));
        }
    }

    @Test
    void the_last_friday_of_the_month_and_an_end_are_rules_like_any_other() {
        var plan = plan("2026-01-01", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260331", "08:00", "12:00");

        assertThat(plan.days(day("2026-01-01"), day("2026-12-31")))
                .containsExactly(day("2026-01-30"), day("2026-02-27"), day("2026-03-27"));
    }

    @Test
    void week_53_is_not_looked_for_in_years_that_end_with_week_52() {
        var plan = plan("2024-01-01", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,TH", "08:00", "12:00");

        assertThat(plan.days(day("2024-01-01"), day("2032-12-31")))
                .containsExactly(day("2026-12-28"), day("2026-12-31"), day("2032-12-27"), day("2032-12-30"));
    }

    @Test
    void week_53_counts_only_where_it_is() {
        var plan = plan("2024-01-01", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,TH;COUNT=3", "08:00", "12:00");

        assertThat(plan.days(day("2024-01-01"), day("2040-12-31")))
                .containsExactly(day("2026-12-28"), day("2026-12-31"), day("2032-12-27"));
        assertThat(plan.days(day("2032-01-01"), day("2040-12-31"))).containsExactly(day("2032-12-27"));
    }

    @Test
    void a_plan_that_begins_in_january_has_the_rest_of_week_53() {
        var plan = plan("2027-01-01", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,FR,SU", "08:00", "12:00");

        assertThat(plan.days(day("2026-01-01"), day("2027-12-31")))
                .containsExactly(day("2027-01-01"), day("2027-01-03"));
        assertThat(plan.days(day("2027-01-02"), day("2027-12-31"))).containsExactly(day("2027-01-03"));
    }

    @Test
    void a_rule_whose_days_hardly_ever_come_does_not_open_and_does_not_break_the_search() {
        // From 29 February 2024 on it slides through the year: the next 29 February is more than a thousand steps away.
        var plan = plan("2024-02-29", "FREQ=DAILY;INTERVAL=365;BYMONTH=2;BYMONTHDAY=29", "08:00", "12:00");

        assertThat(plan.days(day("2024-01-01"), day("2024-12-31"))).containsExactly(day("2024-02-29"));
        assertThat(plan.days(day("2026-01-01"), day("2026-12-31"))).isEmpty();
    }

    @Test
    void on_the_sunday_the_clocks_go_forward_the_night_is_an_hour_shorter() {
        var night = plan("2026-01-01", "FREQ=DAILY", "01:00", "04:00");

        var range = night.on(day("2026-03-29"), BERLIN).orElseThrow();

        assertThat(Duration.between(range.start(), range.end())).isEqualTo(Duration.ofHours(2));
        assertThat(range.start()).isEqualTo(Instant.parse("2026-03-29T00:00:00Z"));
    }

    @Test
    void a_plan_for_the_missing_hour_alone_does_not_open_that_day() {
        assertThat(plan("2026-01-01", "FREQ=DAILY", "02:00", "03:00").on(day("2026-03-29"), BERLIN))
                .isEmpty();
    }

    @Test
    void on_the_sunday_the_clocks_go_back_the_night_is_an_hour_longer() {
        var night = plan("2026-01-01", "FREQ=DAILY", "01:00", "04:00");

        var range = night.on(day("2026-10-25"), BERLIN).orElseThrow();

        assertThat(Duration.between(range.start(), range.end())).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void office_hours_stay_at_the_same_time_on_the_wall_all_year() {
        var plan = plan("2026-01-01", "FREQ=DAILY", "08:00", "12:00");

        assertThat(plan.on(day("2026-03-28"), BERLIN).orElseThrow().start())
                .isEqualTo(Instant.parse("2026-03-28T07:00:00Z"));
        assertThat(plan.on(day("2026-03-29"), BERLIN).orElseThrow().start())
                .isEqualTo(Instant.parse("2026-03-29T06:00:00Z"));
    }

    @Test
    void a_plan_that_makes_no_sense_cannot_be_made() {
        assertThatThrownBy(() -> plan("2026-01-01", "FREQ=SOMETIMES", "08:00", "12:00"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan("2026-01-01", "FREQ=DAILY", "12:00", "12:00"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
