package de.willkommen.queue.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy as those who may change it see it: in the units of its form.
 *
 * @param walkInsUntil where it is the same on every weekday
 * @param walkInsUntilOn by the name of the weekday
 */
@Schema(name = "Policy")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyAnswer(
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

    static PolicyAnswer of(Policy policy) {
        var rules = policy.rules();
        var untilOn = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        policy.walkInsUntil().forEach((day, time) -> untilOn.put(day, time.toString()));
        return new PolicyAnswer(
                minutes(rules.walkInYields()),
                minutes(rules.lateGrace()),
                minutes(rules.lateFallsBehind()),
                minutes(rules.accessAdvance()),
                minutes(rules.languagePatience()),
                (int) policy.recallAfter().toSeconds(),
                policy.callsUntilNoShow(),
                minutes(policy.parkReminder()),
                policy.lastWalkInOfEveryDay().map(LocalTime::toString).orElse(null),
                untilOn,
                policy.walkInsPerDay(),
                policy.numberRanges());
    }

    private static int minutes(Duration duration) {
        return (int) duration.toMinutes();
    }
}
