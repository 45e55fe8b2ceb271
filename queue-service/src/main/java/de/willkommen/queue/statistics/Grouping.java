package de.willkommen.queue.statistics;

import de.willkommen.kit.problem.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What figures can be told apart by. */
enum Grouping {
    /** The day the person came. */
    DAY,
    /** The hour in which the person came, by the office's clocks. */
    HOUR,
    /** The service the person came for; of several the first. */
    SERVICE;

    /**
     * The groupings as a client names them.
     *
     * @throws Refusal 400 when one is unknown
     */
    static Set<Grouping> named(List<String> names) {
        var all = EnumSet.noneOf(Grouping.class);
        for (var name : names) {
            all.add(Arrays.stream(values())
                    .filter(grouping -> grouping.slug().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.ofField("by", "field.unknown")));
        }
        return all;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
