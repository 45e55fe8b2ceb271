package de.willkommen.appointment.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an office offered on each day to the questions asked lately. Most people ask for the same few services, and a booking
 * changes one day: the other sixty-one are as they were.
 *
 * <p>A day is remembered with the number of changes that its claims had had before it was evaluated. When a change comes
 * meanwhile the number is out of date at once, and the day is evaluated anew.
 */
final class RememberedOffers {

    /** With a year of days each some megabytes; whoever asks for ever new combinations only makes others wait. */
    private static final int MOST_QUESTIONS = 64;

    private final ZoneId zone;
    private final Map<Question, Map<LocalDate, Remembered>> questions =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST_QUESTIONS, 0.75F, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Map<LocalDate, Remembered>> eldest) {
                    return size() > MOST_QUESTIONS;
                }
            });

    RememberedOffers(ZoneId zone) {
        this.zone = zone;
    }

    /** All of a wish that matters for the starts. */
    private record Question(
            List<String> services, long minutes, Set<String> accessNeeds, Set<String> spoken, Channel channel) {

        static Question of(Wish wish) {
            return new Question(
                    wish.parts().stream().map(Wish.Part::service).toList(),
                    wish.duration().toMinutes(),
                    wish.accessNeeds(),
                    wish.spokenNeeds(),
                    wish.channel());
        }
    }

    private record Remembered(DayOffer offer, Occupancy occupancy, long firstDay, long lastDay, long version) {

        boolean holds(Occupancy current, Instant now) {
            return occupancy == current && offer.holds(now) && current.version(firstDay, lastDay) == version;
        }
    }

    /** The offers of one wish. For one thread. */
    final class Days {

        private final Map<LocalDate, Remembered> days;
        private final Occupancy occupancy;
        private final Instant now;
        private final Supplier<SlotSearch> asking;
        private @Nullable SlotSearch search;

        private Days(Map<LocalDate, Remembered> days, Occupancy occupancy, Instant now, Supplier<SlotSearch> asking) {
            this.days = days;
            this.occupancy = occupancy;
            this.now = now;
            this.asking = asking;
        }

        DayOffer on(LocalDate date) {
            var known = days.get(date);
            if (known == null || !known.holds(occupancy, now)) {
                known = evaluated(date);
                days.put(date, known);
            }
            return known.offer();
        }

        private Remembered evaluated(LocalDate date) {
            var first = Occupancy.day(Occupancy.floor(date.atStartOfDay(zone).toInstant()));
            var last = Occupancy.day(
                    Occupancy.ceiling(date.plusDays(1).atStartOfDay(zone).toInstant()) - 1);
            // Before the claims are read: a change that comes while they are makes this one out of date.
            var version = occupancy.version(first, last);
            return new Remembered(search().offeredOn(date), occupancy, first, last, version);
        }

        private SlotSearch search() {
            if (search == null) {
                search = asking.get();
            }
            return search;
        }
    }

    /**
     * The offers for a wish.
     *
     * @param asking finds out at this moment and with these claims; begun only if there is something to find out
     */
    Days of(Wish wish, Occupancy occupancy, Instant now, Supplier<SlotSearch> asking) {
        return new Days(
                questions.computeIfAbsent(Question.of(wish), question -> new ConcurrentHashMap<>()),
                occupancy,
                now,
                asking);
    }
}
