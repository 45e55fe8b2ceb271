package de.willkommen.appointment.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlan.Owner;
import de.willkommen.appointment.availability.OpeningPlan.Share;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeekCopyTest {

    private static final Owner TEAM = Owner.team("residence");
    private static final Owner COUNTER = Owner.counter("101");
    private static final IsoWeek FROM = IsoWeek.read("2026-W48").orElseThrow();
    private static final IsoWeek TO = IsoWeek.read("2026-W53").orElseThrow();

    private static OpeningPlan plan(
            Owner owner, String startsOn, @Nullable String endsOn, String rule, String opensAt, String closesAt) {
        return new OpeningPlan(
                UUID.randomUUID(),
                3,
                "MD",
                "MD-ABH",
                owner,
                LocalDate.parse(startsOn),
                endsOn == null ? null : LocalDate.parse(endsOn),
                LocalTime.parse(opensAt),
                LocalTime.parse(closesAt),
                rule,
                Set.of(),
                List.of(Share.ALL_PUBLIC));
    }

    private static Draft copied(Owner owner, OpeningPlan... plans) {
        var draft = new Draft(List.of(plans), List.of());
        var copy = new WeekCopy(owner, owner.equals(COUNTER) ? "residence" : null, "MD", "MD-ABH", UUID::randomUUID);
        for (var change : copy.changes(draft, FROM, TO)) {
            draft = draft.after(change);
        }
        return draft;
    }

    /** The hours of an owner in a week, such as {@code MONDAY 08:00-12:00}. */
    private static List<String> hours(Draft draft, Owner owner, IsoWeek week) {
        var hours = new ArrayList<String>();
        for (var day = week.monday(); day.isBefore(week.monday().plusDays(7)); day = day.plusDays(1)) {
            for (var plan : draft.plans()) {
                if (plan.owner().equals(owner) && plan.days(day, day).contains(day)) {
                    hours.add(day.getDayOfWeek() + " " + plan.opensAt() + "-" + plan.closesAt() + " " + plan.shares());
                }
            }
        }
        return hours.stream().sorted().toList();
    }

    @Test
    void the_target_week_has_exactly_the_hours_of_the_source_week_and_no_other_week_changes() {
        var always = plan(TEAM, "2026-01-01", null, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "08:00", "12:00");
        var onlyLater = plan(TEAM, "2026-12-01", null, "FREQ=WEEKLY;BYDAY=TU", "13:00", "18:00");
        var onlyThen = plan(TEAM, "2026-11-26", "2026-11-26", "FREQ=DAILY;COUNT=1", "17:00", "20:00");
        var before = new Draft(List.of(always, onlyLater, onlyThen), List.of());

        var after = copied(TEAM, always, onlyLater, onlyThen);

        assertThat(hours(after, TEAM, TO)).isEqualTo(hours(before, TEAM, FROM)).hasSize(6);
        for (var week = 1; week < 20; week++) {
            var other = IsoWeek.of(FROM.monday().plusWeeks(week));
            if (!other.equals(TO)) {
                assertThat(hours(after, TEAM, other)).as(other.toString()).isEqualTo(hours(before, TEAM, other));
            }
        }
    }

    @Test
    void what_is_the_same_already_is_left_alone() {
        var always = plan(TEAM, "2026-01-01", null, "FREQ=WEEKLY;BYDAY=MO,TU", "08:00", "12:00");

        assertThat(copied(TEAM, always).plans()).containsExactly(always);
    }

    @Test
    void copying_twice_changes_nothing_the_second_time() {
        var once = copied(
                TEAM,
                plan(TEAM, "2026-11-01", "2026-11-30", "FREQ=WEEKLY;BYDAY=WE", "08:00", "12:00"),
                plan(TEAM, "2026-12-01", null, "FREQ=WEEKLY;BYDAY=TH", "13:00", "16:00"));

        assertThat(copied(TEAM, once.plans().toArray(OpeningPlan[]::new)).plans())
                .containsExactlyInAnyOrderElementsOf(once.plans());
    }

    @Test
    void a_plan_of_one_day_that_is_too_much_is_removed_and_a_rule_gets_an_exception() {
        var rule = plan(TEAM, "2026-12-01", null, "FREQ=WEEKLY;BYDAY=TU", "13:00", "18:00");
        var day = plan(TEAM, "2026-12-30", "2026-12-30", "FREQ=DAILY;COUNT=1", "08:00", "10:00");

        var after = copied(TEAM, rule, day);

        assertThat(after.plans()).hasSize(1);
        assertThat(after.plans().get(0).exceptOn()).containsExactly(LocalDate.parse("2026-12-29"));
    }

    @Test
    void the_shares_of_the_channels_are_copied_as_well() {
        var shared = new OpeningPlan(
                UUID.randomUUID(),
                0,
                "MD",
                "MD-ABH",
                TEAM,
                LocalDate.parse("2026-11-24"),
                LocalDate.parse("2026-11-24"),
                LocalTime.of(8, 0),
                LocalTime.of(12, 0),
                "FREQ=DAILY",
                Set.of(),
                List.of(new Share(Channel.PUBLIC, null, null), new Share(Channel.EMERGENCY, 2, 1_440)));

        assertThat(copied(TEAM, shared).plans())
                .filteredOn(plan -> plan.startsOn().equals(LocalDate.parse("2026-12-29")))
                .singleElement()
                .satisfies(plan -> assertThat(plan.shares()).isEqualTo(shared.shares()));
    }

    @Test
    void the_plans_of_others_are_not_touched() {
        var team = plan(TEAM, "2026-12-01", null, "FREQ=WEEKLY;BYDAY=TU", "13:00", "18:00");

        assertThat(copied(Owner.team("integration"), team).plans()).containsExactly(team);
    }

    @Test
    void a_counter_that_followed_its_team_gets_the_teams_hours_of_the_source_week() {
        var november = plan(TEAM, "2026-01-01", "2026-11-30", "FREQ=WEEKLY;BYDAY=MO,TU", "08:00", "12:00");
        var december = plan(TEAM, "2026-12-01", null, "FREQ=WEEKLY;BYDAY=MO,WE", "09:00", "11:00");

        var after = copied(COUNTER, november, december);

        assertThat(hours(after, COUNTER, TO))
                .isEqualTo(hours(after, TEAM, FROM))
                .hasSize(2);
        // On Wednesday it had no hours and must not fall back to its team's.
        assertThat(after.plans())
                .anySatisfy(plan -> assertThat(plan)
                        .returns(COUNTER, OpeningPlan::owner)
                        .returns(LocalDate.parse("2026-12-30"), OpeningPlan::startsOn)
                        .returns(Set.of(LocalDate.parse("2026-12-30")), OpeningPlan::exceptOn));
    }
}
