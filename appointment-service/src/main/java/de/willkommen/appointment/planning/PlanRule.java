package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/** A recurrence rule as somebody typed it: RFC 5545, and only what makes sense for whole days. */
final class PlanRule {

    private static final int LONGEST = 300;
    private static final int WIDEST_INTERVAL = 999;
    /** Some rules find nothing for years and make the library give up; what it finds in so many it finds always. */
    private static final int YEARS_TRIED = 9;

    private static final Pattern PART = Pattern.compile("([A-Z]+)=([A-Z0-9,+-]+)");
    private static final Set<Freq> WHOLE_DAYS = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "BYDAY",
            "BYMONTHDAY",
            "BYMONTH",
            "BYSETPOS",
            "BYWEEKNO",
            "BYYEARDAY",
            "WKST");

    private PlanRule() {}

    /**
     * The rule as it is stored.
     *
     * @throws Refusal 400 naming the field
     */
    static String read(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            throw Refusal.ofField(field, "field.required");
        }
        if (typed.length() > LONGEST) {
            throw new Refusal(CommonProblem.INVALID_REQUEST).andField(field, "field.length", Map.of("max", LONGEST));
        }
        var rule = typed.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
        checkParts(field, rule);
        try {
            var parsed = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
            if (!WHOLE_DAYS.contains(parsed.getFreq())) {
                throw Refusal.ofField(field, "field.rule-days");
            }
            if (parsed.getInterval() > WIDEST_INTERVAL) {
                throw Refusal.ofField(field, "field.rule");
            }
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException notARule) {
            throw Refusal.ofField(field, "field.rule");
        }
        return rule;
    }

    /** Refuses a plan whose rule gives no day at all, or that the library cannot follow from its first day on. */
    static void checkGivesDays(String field, OpeningPlan plan) {
        try {
            var last = plan.endsOn() == null ? plan.startsOn().plusYears(YEARS_TRIED) : plan.endsOn();
            var days = plan.days(plan.startsOn(), last);
            if (days.isEmpty() && plan.exceptOn().isEmpty()) {
                throw Refusal.ofField(field, "field.rule-empty");
            }
        } catch (IllegalArgumentException notForDays) {
            // An end with a time of day, or days that hardly ever come.
            throw Refusal.ofField(field, "field.rule-empty");
        }
    }

    /** The library lets some parts it does not know pass. */
    private static void checkParts(String field, String rule) {
        var seen = new HashSet<String>();
        for (var part : rule.split(";", -1)) {
            var match = PART.matcher(part);
            if (!match.matches() || !seen.add(match.group(1))) {
                throw Refusal.ofField(field, "field.rule");
            }
            if (Set.of("BYHOUR", "BYMINUTE", "BYSECOND").contains(match.group(1))
                    || match.group(1).equals("UNTIL") && match.group(2).contains("T")) {
                throw Refusal.ofField(field, "field.rule-days");
            }
            if (!PARTS.contains(match.group(1))) {
                throw Refusal.ofField(field, "field.rule");
            }
        }
    }
}
