package de.willkommen.appointment.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The free slots nearest to a wanted start, the start itself apart. A crowd is told of alternatives all the time: days that
 * can only be further away than what was found are not looked at.
 */
final class NearestSlots {

    private static final int MOST = 6;

    private final Instant wanted;
    private final ZoneId zone;
    private final Function<LocalDate, List<Slot>> slots;

    NearestSlots(Instant wanted, ZoneId zone, Function<LocalDate, List<Slot>> slots) {
        this.wanted = wanted;
        this.zone = zone;
        this.slots = slots;
    }

    /** Those of these days, both included, in order; of two that are as near the earlier one. */
    List<Slot> within(LocalDate first, LocalDate last) {
        List<Slot> near = List.of();
        for (var day = first; !day.isAfter(last) && !canOnlyBeFurther(day, near); day = day.plusDays(1)) {
            near = nearest(Stream.concat(near.stream(), slots.apply(day).stream()));
        }
        return near.stream().sorted(Comparator.comparing(Slot::start)).toList();
    }

    private boolean canOnlyBeFurther(LocalDate day, List<Slot> near) {
        var begin = day.atStartOfDay(zone).toInstant();
        return near.size() == MOST && Duration.between(wanted, begin).compareTo(distance(near.get(MOST - 1))) > 0;
    }

    private List<Slot> nearest(Stream<Slot> found) {
        return found.filter(slot -> !slot.start().equals(wanted))
                .sorted(Comparator.comparing(this::distance))
                .limit(MOST)
                .toList();
    }

    private Duration distance(Slot slot) {
        return Duration.between(wanted, slot.start()).abs();
    }
}
