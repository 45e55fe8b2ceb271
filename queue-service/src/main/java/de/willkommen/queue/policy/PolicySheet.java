package de.willkommen.queue.policy;

import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.queue.order.OrderRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody sent it: nothing is certain.
 *
 * @param revision of the policy it was made from
 * @param walkInsUntil for every weekday that {@code walkInsUntilOn} does not name
 */
record PolicySheet(
        @Nullable Long revision,
        @Nullable Integer walkInYieldsMinutes,
        @Nullable Integer lateGraceMinutes,
        @Nullable Integer lateFallsBehindMinutes,
        @Nullable Integer accessAdvanceMinutes,
        @Nullable Integer languagePatienceMinutes,
        @Nullable Integer recallAfterSeconds,
        @Nullable Integer callsUntilNoShow,
        @Nullable Integer parkReminderMinutes,
        @Nullable String walkInsUntil,
        @Nullable Map<String, @Nullable String> walkInsUntilOn,
        @Nullable Map<String, @Nullable Integer> walkInsPerDay,
        @Nullable Map<String, @Nullable LetterRanges> numberRanges) {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    /** A recall sooner than this only makes noise (DOMAIN, section 3). */
    private static final int SOONEST_RECALL = 30;

    private static final int MOST_A_DAY = 2000;
    private static final int HIGHEST_NUMBER = 9999;

    long basedOn() {
        if (revision == null) {
            throw Refusal.ofField("revision", "field.required");
        }
        return revision;
    }

    /**
     * The policy, when every value of it makes sense.
     *
     * @param services codes of the office
     * @param letters in front of the office's numbers
     * @throws Refusal 400 naming each field that does not
     */
    Policy checked(Set<String> services, Set<String> letters) {
        var faults = new Faults();
        var policy = new Policy(
                new OrderRules(
                        faults.minutes("walkInYieldsMinutes", walkInYieldsMinutes, 0, 240),
                        faults.minutes("lateGraceMinutes", lateGraceMinutes, 0, 120),
                        faults.minutes("lateFallsBehindMinutes", lateFallsBehindMinutes, 0, 240),
                        faults.minutes("accessAdvanceMinutes", accessAdvanceMinutes, 0, 480),
                        faults.minutes("languagePatienceMinutes", languagePatienceMinutes, 0, 120)),
                Duration.ofSeconds(faults.number("recallAfterSeconds", recallAfterSeconds, SOONEST_RECALL, 600)),
                faults.number("callsUntilNoShow", callsUntilNoShow, 1, 10),
                faults.minutes("parkReminderMinutes", parkReminderMinutes, 1, 240),
                lastWalkIns(faults),
                contingents(services, faults),
                ranges(letters, faults));
        faults.refuse();
        return policy;
    }

    private Map<DayOfWeek, LocalTime> lastWalkIns(Faults faults) {
        var named = new TreeMap<String, @Nullable String>();
        if (walkInsUntilOn != null) {
            named.putAll(walkInsUntilOn);
        }
        var usual = faults.time("walkInsUntil", walkInsUntil);
        var until = new EnumMap<DayOfWeek, LocalTime>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            @Nullable
            LocalTime time = named.containsKey(day.name())
                    ? faults.time("walkInsUntilOn." + day, named.remove(day.name()))
                    : usual;
            if (time != null) {
                until.put(day, time);
            }
        }
        named.keySet().forEach(none -> faults.add("walkInsUntilOn." + none, "field.unknown", Map.of()));
        return until;
    }

    private Map<String, Integer> contingents(Set<String> services, Faults faults) {
        var perDay = new TreeMap<String, Integer>();
        if (walkInsPerDay != null) {
            walkInsPerDay.forEach((service, number) -> {
                var field = "walkInsPerDay." + service;
                if (!services.contains(service)) {
                    faults.add(field, "field.unknown", Map.of());
                } else if (number != null) {
                    perDay.put(service, faults.number(field, number, 0, MOST_A_DAY));
                }
            });
        }
        return perDay;
    }

    private Map<String, LetterRanges> ranges(Set<String> letters, Faults faults) {
        var ranges = new TreeMap<String, LetterRanges>();
        if (numberRanges != null) {
            numberRanges.forEach((letter, range) -> {
                var field = "numberRanges." + letter;
                if (!letters.contains(letter)) {
                    faults.add(field, "field.unknown", Map.of());
                } else if (range != null && !range.equals(LetterRanges.NONE)) {
                    faults.range(field + ".walkIns", range.walkInsFrom(), range.walkInsTo());
                    faults.range(field + ".appointments", range.appointmentsFrom(), range.appointmentsTo());
                    range.walkIns()
                            .filter(walkIns -> range.appointments()
                                    .filter(walkIns::overlaps)
                                    .isPresent())
                            .ifPresent(both -> faults.add(field + ".appointmentsFrom", "field.overlap", Map.of()));
                    ranges.put(letter, range);
                }
            });
        }
        return ranges;
    }

    /** All that is wrong, said at once. */
    private static final class Faults {

        private final Refusal refusal = new Refusal(CommonProblem.INVALID_REQUEST);
        private boolean any;

        int number(String field, @Nullable Integer value, int least, int most) {
            if (value == null) {
                add(field, "field.required", Map.of());
            } else if (value < least || value > most) {
                add(field, "field.number", Map.of("min", least, "max", most));
            }
            return Optional.ofNullable(value).orElse(0);
        }

        Duration minutes(String field, @Nullable Integer value, int least, int most) {
            return Duration.ofMinutes(number(field, value, least, most));
        }

        /** Both ends, or neither. */
        void range(String field, @Nullable Integer from, @Nullable Integer to) {
            if (from == null && to == null) {
                return;
            }
            var first = number(field + "From", from, 1, HIGHEST_NUMBER);
            var last = number(field + "To", to, 1, HIGHEST_NUMBER);
            if (from != null && to != null && last < first) {
                add(field + "To", "field.order", Map.of());
            }
        }

        @Nullable
        LocalTime time(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                return null;
            }
            if (!TIME.matcher(value).matches()) {
                add(field, "field.time", Map.of());
                return null;
            }
            return LocalTime.parse(value);
        }

        void add(String field, String reason, Map<String, Object> arguments) {
            any = true;
            refusal.andField(field, reason, arguments);
        }

        void refuse() {
            if (any) {
                throw refusal;
            }
        }
    }
}
