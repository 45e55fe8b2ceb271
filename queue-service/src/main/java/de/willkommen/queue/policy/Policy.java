package de.willkommen.queue.policy;

import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.OrderRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an office calls.
 *
 * @param rules by which people are ranked
 * @param recallAfter the least time between two calls of one person
 * @param callsUntilNoShow after so many calls the person is not called once more, but has not come
 * @param parkReminder when to remind of somebody who waits aside, where the clerk says nothing else
 * @param walkInsUntil local time from which kiosk and phone give no more numbers on a weekday; one that is absent has no
 *     end, and one that ends at {@link #NEVER} has no numbers
 * @param walkInsPerDay how many numbers kiosk and phone give a day for a service; one that is absent has no limit
 * @param numberRanges from where to where the numbers go, by their letter; one that is absent begins with 1 and has no end
 */
public record Policy(
        OrderRules rules,
        Duration recallAfter,
        int callsUntilNoShow,
        Duration parkReminder,
        Map<DayOfWeek, LocalTime> walkInsUntil,
        Map<String, Integer> walkInsPerDay,
        Map<String, LetterRanges> numberRanges) {

    /** Ends before it began: that day kiosk and phone give no numbers. */
    public static final LocalTime NEVER = LocalTime.MIDNIGHT;

    static Policy of(QueueSettings settings) {
        var desk = settings.desk();
        return new Policy(
                OrderRules.of(settings.order()),
                desk.recallAfter(),
                desk.callsUntilNoShow(),
                desk.parkReminder(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** The order of calling by these rules. */
    public CallingOrder order() {
        return new CallingOrder(rules);
    }

    /** From when kiosk and phone give no more numbers on such a day. */
    public Optional<LocalTime> lastWalkIn(DayOfWeek day) {
        return Optional.ofNullable(walkInsUntil.get(day));
    }

    /** The same where it is the same on every weekday. */
    Optional<LocalTime> lastWalkInOfEveryDay() {
        var times = Set.copyOf(walkInsUntil.values());
        return walkInsUntil.size() == DayOfWeek.values().length && times.size() == 1
                ? times.stream().findFirst()
                : Optional.empty();
    }

    /** The ranges of a letter's numbers. */
    public LetterRanges ranges(String letter) {
        return numberRanges.getOrDefault(letter, LetterRanges.NONE);
    }

    /** How many numbers kiosk and phone give a day for the service. */
    public Optional<Integer> contingent(String service) {
        return Optional.ofNullable(walkInsPerDay.get(service));
    }
}
