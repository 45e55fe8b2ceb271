package de.willkommen.appointment.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Who occupies what, in memory. One thread at a time applies changes; any number may read meanwhile and see each resource's
 * day as it was before or after a change, never half of it.
 *
 * <p>Times are whole minutes since 1970, rounded outwards.
 */
final class Occupancy {

    private static final long[] NOTHING = {};
    private static final long MINUTES_PER_DAY = TimeUnit.DAYS.toMinutes(1);

    /** How many numbers describe one claim: its start, its end, and until when it is held in milliseconds since 1970. */
    static final int WIDTH = 3;

    private final Map<String, Claims> resources = new ConcurrentHashMap<>();

    /** How often the claims of a day, by day since 1970 in UTC, have changed. */
    private final Map<Long, Long> versions = new ConcurrentHashMap<>();

    /**
     * The claims of one resource.
     *
     * @param byBooking only for the thread that applies changes, as is {@code onDay}
     * @param byDay by day since 1970 in UTC, sorted by start; for readers
     */
    private record Claims(Map<UUID, Claim> byBooking, Map<Long, Map<UUID, Claim>> onDay, Map<Long, long[]> byDay) {

        Claims() {
            this(new HashMap<>(), new HashMap<>(), new ConcurrentHashMap<>());
        }

        void apply(UUID booking, @Nullable Claim claim, Set<Long> touched) {
            var before = claim == null ? byBooking.remove(booking) : byBooking.put(booking, claim);
            if (before != null) {
                before.days().forEach(day -> {
                    onDay.getOrDefault(day, Map.of()).remove(booking);
                    touched.add(day);
                });
            }
            if (claim != null) {
                claim.days().forEach(day -> {
                    onDay.computeIfAbsent(day, each -> new HashMap<>()).put(booking, claim);
                    touched.add(day);
                });
            }
        }

        void show(Set<Long> days) {
            days.forEach(day ->
                    byDay.put(day, flat(onDay.getOrDefault(day, Map.of()).values())));
        }
    }

    private record Claim(long start, long end, long heldUntil) {

        List<Long> days() {
            return LongStream.rangeClosed(day(start), day(end - 1)).boxed().toList();
        }
    }

    /** One resource's days, to be read again and again. */
    final class Calendar {

        private final @Nullable Claims claims;
        private final @Nullable TimeRange ignored;

        private Calendar(String resource, @Nullable TimeRange ignored) {
            this.claims = resources.get(resource);
            this.ignored = ignored;
        }

        /** The claims that touch the day, in order of their start, {@link #WIDTH} numbers each. */
        long[] on(long day) {
            var taken = claims == null ? NOTHING : claims.byDay().getOrDefault(day, NOTHING);
            return ignored == null ? taken : without(taken, ignored);
        }
    }

    private static long[] without(long[] taken, TimeRange ignored) {
        var kept = new long[taken.length];
        var next = 0;
        for (var claim = 0; claim < taken.length; claim += WIDTH) {
            if (taken[claim] != floor(ignored.start()) || taken[claim + 1] != ceiling(ignored.end())) {
                System.arraycopy(taken, claim, kept, next, WIDTH);
                next += WIDTH;
            }
        }
        return Arrays.copyOf(kept, next);
    }

    Calendar of(String resource) {
        return new Calendar(resource, null);
    }

    /** The resource's days as they would be without the claim of just that time. */
    Calendar without(String resource, TimeRange claimed) {
        return new Calendar(resource, claimed);
    }

    /** Day since 1970 in UTC of a minute since 1970. */
    static long day(long minute) {
        return Math.floorDiv(minute, MINUTES_PER_DAY);
    }

    /** Applies changes in the order they were made. */
    void apply(List<ClaimChange> changes) {
        var touched = new HashMap<String, Set<Long>>();
        for (var change : changes) {
            var claim = change.during() == null ? null : claim(change.during(), change.heldUntil());
            resources
                    .computeIfAbsent(change.resource(), resource -> new Claims())
                    .apply(
                            change.booking(),
                            claim,
                            touched.computeIfAbsent(change.resource(), days -> new HashSet<>()));
        }
        touched.forEach((resource, days) ->
                resources.getOrDefault(resource, new Claims()).show(days));
        // Last: what was read with an older number is known to be out of date.
        touched.values().stream().flatMap(Set::stream).distinct().forEach(day -> versions.merge(day, 1L, Long::sum));
    }

    /** A number that grows with each change of the claims of any resource on these days, both included. */
    long version(long firstDay, long lastDay) {
        var sum = 0L;
        for (var day = firstDay; day <= lastDay; day++) {
            sum += versions.getOrDefault(day, 0L);
        }
        return sum;
    }

    private static long[] flat(Collection<Claim> claims) {
        var sorted = new ArrayList<>(claims);
        sorted.sort(Comparator.comparingLong(Claim::start));
        var flat = new long[sorted.size() * WIDTH];
        var next = 0;
        for (var claim : sorted) {
            flat[next++] = claim.start();
            flat[next++] = claim.end();
            flat[next++] = claim.heldUntil();
        }
        return flat;
    }

    private static Claim claim(TimeRange during, @Nullable Instant heldUntil) {
        return new Claim(
                floor(during.start()),
                ceiling(during.end()),
                heldUntil == null ? Long.MAX_VALUE : heldUntil.toEpochMilli());
    }

    /** The minute since 1970 that the moment lies in. */
    static long floor(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), 60L);
    }

    /** The minute since 1970 that begins at or after the moment. */
    static long ceiling(Instant moment) {
        var minute = floor(moment);
        return moment.equals(Instant.ofEpochSecond(minute * 60)) ? minute : minute + 1;
    }
}
