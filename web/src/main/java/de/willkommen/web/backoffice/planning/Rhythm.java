package de.willkommen.web.backoffice.planning;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a plan repeats, as plain choices say it. A rule they cannot say stays the rule it is: nobody who changes the hours
 * changes the days by that.
 *
 * @param every how many weeks or months
 * @param days weekdays of a week, as rules name them
 * @param nth which weekday of a month, a word of {@link #NTH}
 * @param day the weekday of a month, as rules name it
 */
record Rhythm(Kind kind, int every, List<String> days, String nth, String day, int month, int dayOfMonth) {

    /** Weekdays as rules name them, from Monday. */
    static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** Which weekday of a month; the place in the list is the number, but for the last. */
    static final List<String> NTH = List.of("first", "second", "third", "fourth", "fifth", "last");

    private static final String ONCE = "FREQ=DAILY;COUNT=1";
    private static final Pattern NTH_DAY = Pattern.compile("(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern SMALL = Pattern.compile("[1-9]\\d?");

    /** The choices there are. */
    enum Kind {
        WEEKLY,
        MONTHLY,
        YEARLY,
        ONCE,
        RULE
    }

    static Rhythm weekly(int every, List<String> days) {
        return new Rhythm(Kind.WEEKLY, every, days, "", "", 0, 0);
    }

    static Rhythm monthly(int every, String nth, String day) {
        return new Rhythm(Kind.MONTHLY, every, List.of(), nth, day, 0, 0);
    }

    static Rhythm yearly(int month, int dayOfMonth) {
        return new Rhythm(Kind.YEARLY, 1, List.of(), "", "", month, dayOfMonth);
    }

    static Rhythm once() {
        return new Rhythm(Kind.ONCE, 1, List.of(), "", "", 0, 0);
    }

    /** What a rule says in plain choices; nothing when it says more than they can. */
    static Optional<Rhythm> of(String rule, LocalDate startsOn, @Nullable LocalDate endsOn) {
        if (rule.equals(ONCE)) {
            // Beyond its day a counter's plan still keeps the hours of the team away: then it is no single day.
            return startsOn.equals(endsOn) ? Optional.of(once()) : Optional.empty();
        }
        var parts = parts(rule);
        var every = parts.getOrDefault("INTERVAL", "1");
        if (!SMALL.matcher(every).matches()) {
            return Optional.empty();
        }
        return switch (parts.getOrDefault("FREQ", "")) {
            case "WEEKLY" -> weekly(parts, Integer.parseInt(every));
            case "MONTHLY" -> monthly(parts, Integer.parseInt(every));
            case "YEARLY" -> yearly(parts);
            default -> Optional.empty();
        };
    }

    private static Optional<Rhythm> weekly(Map<String, String> parts, int every) {
        var days = List.of(parts.getOrDefault("BYDAY", "").split(","));
        return only(parts, "FREQ", "INTERVAL", "BYDAY", "WKST")
                        && parts.getOrDefault("WKST", "MO").equals("MO")
                        && WEEKDAYS.containsAll(days)
                ? Optional.of(
                        weekly(every, WEEKDAYS.stream().filter(days::contains).toList()))
                : Optional.empty();
    }

    private static Optional<Rhythm> monthly(Map<String, String> parts, int every) {
        var day = NTH_DAY.matcher(parts.getOrDefault("BYDAY", ""));
        if (!only(parts, "FREQ", "INTERVAL", "BYDAY") || !day.matches()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(day.group(1));
        return Optional.of(monthly(every, number == -1 ? "last" : NTH.get(number - 1), day.group(2)));
    }

    private static Optional<Rhythm> yearly(Map<String, String> parts) {
        var month = parts.getOrDefault("BYMONTH", "");
        var day = parts.getOrDefault("BYMONTHDAY", "");
        return only(parts, "FREQ", "BYMONTH", "BYMONTHDAY")
                        && SMALL.matcher(month).matches()
                        && SMALL.matcher(day).matches()
                        && Integer.parseInt(month) <= 12
                        && Integer.parseInt(day) <= 31
                ? Optional.of(yearly(Integer.parseInt(month), Integer.parseInt(day)))
                : Optional.empty();
    }

    /** The rule. */
    String rule() {
        return switch (kind) {
            case WEEKLY -> "FREQ=WEEKLY" + interval() + ";BYDAY=" + String.join(",", days);
            case MONTHLY ->
                "FREQ=MONTHLY" + interval() + ";BYDAY=" + (nth.equals("last") ? -1 : NTH.indexOf(nth) + 1) + day;
            case YEARLY -> "FREQ=YEARLY;BYMONTH=" + month + ";BYMONTHDAY=" + dayOfMonth;
            case ONCE -> ONCE;
            case RULE -> throw new IllegalStateException("A rule of its own is not made of choices");
        };
    }

    private String interval() {
        return every == 1 ? "" : ";INTERVAL=" + every;
    }

    private static Map<String, String> parts(String rule) {
        return Arrays.stream(rule.split(";"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0],
                        part -> part.length == 2 ? part[1] : "",
                        (one, other) -> one + "," + other,
                        HashMap::new));
    }

    private static boolean only(Map<String, String> parts, String... known) {
        return Set.of(known).containsAll(parts.keySet());
    }
}
