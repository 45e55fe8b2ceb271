package de.willkommen.queue.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides which groups of a table are withheld, so that nobody is told about fewer than five people, neither directly nor
 * by subtracting what is told from the total.
 *
 * <p>Where there is a small group, every group as small as the smallest of the others goes along. That depends on the
 * numbers alone, not on their places: whoever knows this rule still finds that any of the withheld groups may be the small
 * one.
 */
final class Suppression {

    /** Fewer people are a small group. */
    static final int LEAST = 5;

    private Suppression() {}

    /**
     * The places of the groups to withhold in a table whose total, at least {@value #LEAST}, is told.
     *
     * @param people of each group, none empty
     * @return nothing when no choice makes it safe: then not even the names of the groups may be told
     */
    static Optional<Set<Integer>> withheld(List<Integer> people) {
        if (people.stream().allMatch(each -> each >= LEAST)) {
            return Optional.of(Set.of());
        }
        var smallestOther = people.stream()
                .filter(each -> each >= LEAST)
                .mapToInt(each -> each)
                .min()
                .orElse(LEAST);
        var total = people.stream().mapToInt(each -> each).sum();
        // As many people as groups: everybody would know that it is one in each.
        return total == people.size()
                ? Optional.empty()
                : Optional.of(IntStream.range(0, people.size())
                        .filter(i -> people.get(i) <= smallestOther)
                        .boxed()
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
