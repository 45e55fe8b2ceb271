package de.willkommen.appointment.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When counters, a room or an interpreter are there, again and again: an RFC 5545 recurrence rule of whole days in the
 * office's zone, and the hours of such a day.
 *
 * @param version grows with every change; whoever changes a plan names the one they have seen
 * @param startsOn DTSTART of the rule; an every-other-week rule counts its weeks from here
 * @param endsOn the last day, if there is one
 * @param closesAt midnight means the end of the day
 * @param rule such as {@code FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH}
 * @param exceptOn days the rule would give but the office leaves out
 * @param shares which channels the time is for, at least one, each once; a counter's or resource's plan has just one
 */
public record OpeningPlan(
        UUID id,
        int version,
        String authority,
        String office,
        Owner owner,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        LocalTime opensAt,
        LocalTime closesAt,
        String rule,
        Set<LocalDate> exceptOn,
        List<Share> shares) {

    /**
     * Whose time it is. A team's plan is for the counters of the team, but not on days for which a counter has a plan of its
     * own.
     */
    public record Owner(Kind kind, String code) {

        /** What the code names. */
        public enum Kind {
            TEAM,
            COUNTER,
            RESOURCE
        }

        public static Owner team(String code) {
            return new Owner(Kind.TEAM, code);
        }

        public static Owner counter(String code) {
            return new Owner(Kind.COUNTER, code);
        }

        public static Owner resource(String code) {
            return new Owner(Kind.RESOURCE, code);
        }
    }

    /**
     * The part of a plan that one channel may book.
     *
     * @param counters how many of a team's counters; all that the other channels leave when absent
     * @param releaseMinutesBefore how long before its start unused time goes to the public; never when absent
     */
    public record Share(
            Channel channel,
            @Nullable Integer counters,
            @Nullable Integer releaseMinutesBefore) {

        /** All the time for whoever comes. */
        public static final Share ALL_PUBLIC = new Share(Channel.PUBLIC, null, null);
    }

    public OpeningPlan {
        if (!closesAt.isAfter(opensAt) && !closesAt.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("Closes before it opens: " + opensAt + " to " + closesAt);
        }
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw new IllegalArgumentException("Ends before it starts: " + startsOn + " to " + endsOn);
        }
        if (shares.isEmpty()
                || shares.stream().map(Share::channel).distinct().count() != shares.size()
                || (owner.kind() != Owner.Kind.TEAM && shares.size() > 1)) {
            throw new IllegalArgumentException("Not the shares of such a plan: " + shares);
        }
        new DayRule(rule);
    }

    /** Whether the day lies between its first and its last. */
    boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
    }

    /** The days of the plan from one day to another, both included. */
    public List<LocalDate> days(LocalDate from, LocalDate to) {
        if (to.isBefore(startsOn)) {
            return List.of();
        }
        var last = endsOn == null || to.isBefore(endsOn) ? to : endsOn;
        return new DayRule(rule)
                .days(startsOn, from, last).stream()
                        .filter(day -> !exceptOn.contains(day))
                        .toList();
    }

    /**
     * The hours of one of its days. On the day the clocks change, a time that does not exist is the same time one hour
     * later, and of a time that comes twice the first counts; a plan that only covers the missing hour has no hours then.
     */
    public Optional<TimeRange> on(LocalDate day, ZoneId zone) {
        var opens = moment(day, opensAt, zone);
        var closes = closesAt.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : moment(day, closesAt, zone);
        return closes.isAfter(opens) ? Optional.of(new TimeRange(opens, closes)) : Optional.empty();
    }

    private static Instant moment(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
