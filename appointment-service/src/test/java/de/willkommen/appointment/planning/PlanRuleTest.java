package de.willkommen.appointment.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.kit.problem.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRuleTest {

    private static OpeningPlan plan(String startsOn, String rule, String opensAt, String closesAt) {
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
                PlanRule.read("rule", rule),
                Set.of(),
                List.of(OpeningPlan.Share.ALL_PUBLIC));
    }

    private static List<LocalDate> days(String startsOn, String rule, String from, String to) {
        var plan = plan(startsOn, rule, "08:00", "12:00");
        PlanRule.checkGivesDays("rule", plan);
        return plan.days(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static List<LocalDate> dates(String... days) {
        return Stream.of(days).map(LocalDate::parse).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
                "freq=weekly;byday=mo",
                "RRULE:FREQ=WEEKLY;BYDAY=MO",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=DAILY;COUNT=3",
                "FREQ=DAILY;UNTIL=20271231",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"
            })
    void rules_of_whole_days_are_taken(String rule) {
        assertThat(days("2026-01-01", rule, "2026-01-01", "2030-12-31")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every Tuesday",
                "FREQ=SOMETIMES",
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;COUNT=1",
                "FREQ=HOURLY;INTERVAL=24",
                "FREQ=DAILY;BYHOUR=8",
                "FREQ=DAILY;BYMINUTE=0;BYSECOND=0",
                "FREQ=DAILY;UNTIL=20271231T120000Z",
                "FREQ=DAILY;COUNT=3;UNTIL=20271231",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=99999",
                "FREQ=DAILY;INTERVAL=99999999999999",
                "FREQ=DAILY;COUNT=0",
                "FREQ=WEEKLY;BYDAY=2MO",
                "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU",
                "FREQ=WEEKLY;WKST=XX",
                "FREQ=DAILY;COLOUR=BLUE",
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;UNTIL=20251231",
                "BYDAY=MO",
                "FREQ=DAILY;",
                "FREQ=DAILY;RSCALE=HEBREW",
                "FREQ=WEEKLY;BYDAY=MO\u0000"
            })
    void anything_else_is_refused_and_never_an_error(String rule) {
        assertThatThrownBy(() -> days("2026-01-01", rule, "2026-01-01", "2030-12-31"))
                .isInstanceOf(Refusal.class)
                .hasMessage("invalid-request");
    }

    @Test
    void the_fifth_monday_comes_only_in_months_that_have_one() {
        assertThat(days("2026-01-01", "FREQ=MONTHLY;BYDAY=5MO", "2026-01-01", "2026-12-31"))
                .containsExactlyElementsOf(dates("2026-03-30", "2026-06-29", "2026-08-31", "2026-11-30"));
    }

    @Test
    void the_last_working_day_of_the_month_moves_with_the_month() {
        assertThat(days("2026-01-01", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", "2026-05-31"))
                .containsExactlyElementsOf(dates("2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29"));
    }

    @Test
    void the_leap_day_comes_every_fourth_year() {
        assertThat(days("2024-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-01-01", "2032-12-31"))
                .containsExactlyElementsOf(dates("2024-02-29", "2028-02-29", "2032-02-29"));
    }

    @Test
    void every_third_week_goes_on_over_week_53_and_a_leap_year() {
        var days = days("2026-12-07", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "2026-12-01", "2028-03-31");

        assertThat(days)
                .startsWith(dates("2026-12-07", "2026-12-28", "2027-01-18").toArray(LocalDate[]::new));
        for (var i = 1; i < days.size(); i++) {
            assertThat(days.get(i).toEpochDay() - days.get(i - 1).toEpochDay()).isEqualTo(21);
        }
    }

    @Test
    void an_end_in_the_rule_counts_as_well_as_the_end_of_the_plan() {
        assertThat(days("2026-11-23", "FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2026-11-01", "2027-12-31"))
                .containsExactlyElementsOf(dates("2026-11-24", "2026-12-01"));
    }

    @Test
    void hours_up_to_midnight_are_an_hour_longer_or_shorter_when_the_clocks_change() {
        var plan = plan("2026-01-01", "FREQ=WEEKLY;BYDAY=SU", "00:00", "00:00");
        var berlin = ZoneId.of("Europe/Berlin");

        assertThat(hours(plan, "2026-03-22", berlin)).isEqualTo(24);
        assertThat(hours(plan, "2026-03-29", berlin)).isEqualTo(23);
        assertThat(hours(plan, "2026-10-25", berlin)).isEqualTo(25);
    }

    private static long hours(OpeningPlan plan, String day, ZoneId zone) {
        var range = plan.on(LocalDate.parse(day), zone).orElseThrow();
        return Duration.between(range.start(), range.end()).toHours();
    }

    @Test
    void a_calendar_week_is_read_and_written_as_germany_counts() {
        assertThat(IsoWeek.read("2026-W53").orElseThrow().monday()).isEqualTo(LocalDate.parse("2026-12-28"));
        assertThat(IsoWeek.of(LocalDate.parse("2027-01-03"))).hasToString("2026-W53");
        assertThat(IsoWeek.of(LocalDate.parse("2027-01-04"))).hasToString("2027-W01");
        assertThat(IsoWeek.of(LocalDate.parse("2024-12-30"))).hasToString("2025-W01");
        assertThat(IsoWeek.read("2027-W53")).isEmpty();
        assertThat(IsoWeek.read("2026-W00")).isEmpty();
        assertThat(IsoWeek.read("next week")).isEmpty();
    }
}
