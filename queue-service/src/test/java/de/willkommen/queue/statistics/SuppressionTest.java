package de.willkommen.queue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SuppressionTest {

    @Test
    void a_table_without_small_groups_is_told_in_full() {
        assertThat(Suppression.withheld(List.of(5, 6, 100))).contains(Set.of());
        assertThat(Suppression.withheld(List.of(5))).contains(Set.of());
    }

    @Test
    void a_small_group_takes_the_smallest_other_along() {
        assertThat(Suppression.withheld(List.of(40, 4, 9, 7))).contains(Set.of(1, 3));
    }

    @Test
    void all_that_are_as_small_as_that_other_go_along() {
        assertThat(Suppression.withheld(List.of(9, 30, 2, 9, 3))).contains(Set.of(0, 2, 3, 4));
    }

    /** With a rule that stopped as soon as five people were missing, these could be computed by whoever knew it. */
    @Test
    void groups_that_a_thriftier_rule_gave_away_are_safe() {
        assertThat(Suppression.withheld(List.of(10, 4, 4, 4, 5))).contains(Set.of(1, 2, 3, 4));
        assertThat(Suppression.withheld(List.of(11, 11, 3, 1))).contains(Set.of(0, 1, 2, 3));
    }

    @Test
    void groups_of_one_each_are_not_even_named() {
        assertThat(Suppression.withheld(List.of(1, 1, 1, 1, 1))).isEmpty();
        assertThat(Suppression.withheld(List.of(1, 1, 1, 1, 2))).contains(Set.of(0, 1, 2, 3, 4));
    }

    /** Somebody who knows the total, every group that is told, and this very rule, tries every table it could have been. */
    @TestFactory
    Stream<DynamicTest> no_withheld_group_can_be_computed() {
        return LongStream.rangeClosed(1, 60)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    var random = new Random(seed);
                    for (int round = 0; round < 20; round++) {
                        var people = new ArrayList<Integer>();
                        var groups = 1 + random.nextInt(5);
                        for (int i = 0; i < groups; i++) {
                            people.add(1 + random.nextInt(random.nextBoolean() ? 4 : 12));
                        }
                        if (people.stream().mapToInt(each -> each).sum() >= Suppression.LEAST) {
                            assertSafe(people);
                        }
                    }
                }));
    }

    private static void assertSafe(List<Integer> people) {
        var withheld = Suppression.withheld(people);
        if (withheld.isEmpty() || withheld.get().isEmpty()) {
            assertThat(people.stream().allMatch(each -> each >= Suppression.LEAST))
                    .isEqualTo(withheld.isPresent());
            return;
        }
        var places = List.copyOf(withheld.get());
        var missing = places.stream().mapToInt(people::get).sum();
        assertThat(missing).isGreaterThanOrEqualTo(Suppression.LEAST);
        var possible = new ArrayList<List<Integer>>();
        var knowing = new ArrayList<List<Integer>>();
        everyTable(new ArrayList<>(people), places, 0, missing, possible, knowing, withheld);
        assertThat(knowing).contains(people);
        for (var place : places) {
            assertThat(values(possible, place)).as("%s at %s", people, place).hasSizeGreaterThan(1);
            assertThat(values(knowing, place))
                    .as("%s at %s, knowing the rule", people, place)
                    .hasSizeGreaterThan(1);
        }
    }

    private static Set<Integer> values(List<List<Integer>> tables, int place) {
        var values = new HashSet<Integer>();
        tables.forEach(table -> values.add(table.get(place)));
        return values;
    }

    private static void everyTable(
            List<Integer> table,
            List<Integer> places,
            int next,
            int left,
            List<List<Integer>> possible,
            List<List<Integer>> knowing,
            Optional<Set<Integer>> withheld) {
        if (next == places.size()) {
            if (left == 0) {
                possible.add(List.copyOf(table));
                if (Suppression.withheld(table).equals(withheld)) {
                    knowing.add(List.copyOf(table));
                }
            }
            return;
        }
        for (int people = 1; people <= left; people++) {
            table.set(places.get(next), people);
            everyTable(table, places, next + 1, left - people, possible, knowing, withheld);
        }
    }
}
