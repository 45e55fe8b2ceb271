package de.willkommen.queue.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.queue.QueueSettings;
import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.OrderRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an office calls.
 *
 * @param callsUntilNoShow after so many calls the person is not called once more, but has not come
 * @param parkReminderMinutes when to remind of somebody who waits aside, where the clerk says nothing else
 * @param walkInsUntil local time from which kiosk and phone give no more numbers where it is the same every day; follows
 *     from the times of the days
 * @param walkInsUntilOn the same for each weekday, by its name; one that is absent has no end, and one that ends at {@link
 *     #NEVER} has no numbers
 * @param numberRanges from where to where the numbers go, by their letter; one that is absent begins with 1 and has no end
 * @param walkInsPerDay how many numbers kiosk and phone give a day for a service; one that is absent has no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Policy(
        int walkInYieldsMinutes,
        int lateGraceMinutes,
        int lateFallsBehindMinutes,
        int accessAdvanceMinutes,
        int languagePatienceMinutes,
        int recallAfterSeconds,
        int callsUntilNoShow,
        int parkReminderMinutes,
        @Nullable String walkInsUntil,
        Map<DayOfWeek, String> walkInsUntilOn,
        Map<String, Integer> walkInsPerDay,
        Map<String, LetterRanges> numberRanges) {

    /** Ends before it began: that day kiosk and phone give no numbers. */
    public static final LocalTime NEVER = LocalTime.MIDNIGHT;

    /** The time of every day follows from the times of the days. */
    public Policy {
        var times = Set.copyOf(walkInsUntilOn.values());
        walkInsUntil = walkInsUntilOn.size() == DayOfWeek.values().length && times.size() == 1
                ? times.iterator().next()
                : null;
    }

    static Policy of(QueueSettings settings) {
        var order = settings.order();
        return new Policy(
                (int) order.walkInYields().toMinutes(),
                (int) order.lateGrace().toMinutes(),
                (int) order.lateFallsBehind().toMinutes(),
                (int) order.accessAdvance().toMinutes(),
                (int) order.languagePatience().toMinutes(),
                (int) settings.desk().recallAfter().toSeconds(),
                settings.desk().callsUntilNoShow(),
                (int) settings.desk().parkReminder().toMinutes(),
                null,
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** The order of calling by these rules. */
    public CallingOrder order() {
        return new CallingOrder(new OrderRules(
                Duration.ofMinutes(walkInYieldsMinutes),
                Duration.ofMinutes(lateGraceMinutes),
                Duration.ofMinutes(lateFallsBehindMinutes),
                Duration.ofMinutes(accessAdvanceMinutes),
                Duration.ofMinutes(languagePatienceMinutes)));
    }

    /** The least time between two calls of one person. */
    public Duration recallAfter() {
        return Duration.ofSeconds(recallAfterSeconds);
    }

    /** When to remind of somebody who waits aside. */
    public Duration parkReminder() {
        return Duration.ofMinutes(parkReminderMinutes);
    }

    /** From when kiosk and phone give no more numbers on such a day. */
    public Optional<LocalTime> lastWalkIn(DayOfWeek day) {
        return Optional.ofNullable(walkInsUntilOn.get(day)).map(LocalTime::parse);
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
