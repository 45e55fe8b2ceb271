package de.willkommen.appointment.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * When counters are open, again and again: an RFC 5545 recurrence rule of whole days in the office's zone, and the hours
 * of such a day.
 *
 * @param team the team whose counters it is for, those that have no plan of their own; absent in a counter's own plan
 * @param counter the counter it is for; absent in a team's plan
 * @param startsOn DTSTART of the rule; an every-other-week rule counts its weeks from here
 * @param rule such as {@code FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH}
 * @param exceptOn days the rule would give but the office leaves out
 */
public record OpeningPlan(
        UUID id,
        String authority,
        String office,
        @Nullable String team,
        @Nullable String counter,
        Channel channel,
        LocalDate startsOn,
        LocalTime opensAt,
        LocalTime closesAt,
        String rule,
        Set<LocalDate> exceptOn) {

    /** Who may book the time. */
    public enum Channel {
        PUBLIC,
        INTERNAL,
        PARTNER
    }

    public OpeningPlan {
        if (!closesAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("Closes before it opens: " + opensAt + " to " + closesAt);
        }
        parsed(rule);
    }

    /** The days of the plan from one day to another, both included. */
    public List<LocalDate> days(LocalDate from, LocalDate to) {
        var days = new ArrayList<LocalDate>();
        if (to.isBefore(startsOn)) {
            return days;
        }
        var recurrences = parsed(rule).iterator(date(startsOn));
        recurrences.fastForward(date(from));
        while (recurrences.hasNext()) {
            var next = recurrences.nextDateTime();
            var day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
            if (day.isAfter(to)) {
                break;
            }
            if (!day.isBefore(from) && !exceptOn.contains(day)) {
                days.add(day);
            }
        }
        return days;
    }

    /**
     * The hours of one of its days. On the day the clocks change, a time that does not exist is the same time one hour
     * later, and of a time that comes twice the first counts; a plan that only covers the missing hour has no hours then.
     */
    public Optional<TimeRange> on(LocalDate day, ZoneId zone) {
        var opens = moment(day, opensAt, zone);
        var closes = moment(day, closesAt, zone);
        return closes.isAfter(opens) ? Optional.of(new TimeRange(opens, closes)) : Optional.empty();
    }

    private static Instant moment(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static DateTime date(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private static RecurrenceRule parsed(String rule) {
        try {
            return new RecurrenceRule(rule);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("No recurrence rule: " + rule, e);
        }
    }
}
