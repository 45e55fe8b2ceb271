package de.willkommen.web.backoffice.calling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The form of a policy: what stands in its fields, by their names, as it was typed. */
record PolicyForm(Map<String, String> values) {

    /** The numbers of the form, in its order; names of the interface. */
    static final List<String> NUMBERS = List.of(
            "walkInYieldsMinutes",
            "lateGraceMinutes",
            "lateFallsBehindMinutes",
            "accessAdvanceMinutes",
            "languagePatienceMinutes",
            "recallAfterSeconds",
            "callsUntilNoShow",
            "parkReminderMinutes");

    /** The times of the weekdays, by their names. */
    static final String UNTIL = "walkInsUntilOn";

    static final String PER_DAY = "walkInsPerDay";

    static final String RANGES = "numberRanges";

    /** The ends of a letter's ranges; names of the interface. */
    static final List<String> ENDS = List.of("walkInsFrom", "walkInsTo", "appointmentsFrom", "appointmentsTo");

    private static final String WHOLE_NUMBER = "-?\\d{1,9}";

    /** Of a policy as the service knows it. */
    static PolicyForm of(JsonNode policy) {
        var values = new LinkedHashMap<String, String>();
        NUMBERS.forEach(name -> values.put(name, policy.path(name).asText("")));
        for (var group : List.of(UNTIL, PER_DAY)) {
            policy.path(group)
                    .properties()
                    .forEach(entry -> values.put(
                            group + "." + entry.getKey(), entry.getValue().asText("")));
        }
        policy.path(RANGES)
                .properties()
                .forEach(letter -> letter.getValue()
                        .properties()
                        .forEach(end -> values.put(
                                range(letter.getKey(), end.getKey()),
                                end.getValue().asText(""))));
        return new PolicyForm(values);
    }

    /** Of what was typed. */
    static PolicyForm of(MultivaluedMap<String, String> typed) {
        var values = new LinkedHashMap<String, String>();
        typed.keySet().stream()
                .filter(name -> NUMBERS.contains(name)
                        || day(name).isPresent()
                        || name.startsWith(PER_DAY + ".")
                        || name.startsWith(RANGES + "."))
                .forEach(name ->
                        values.put(name, String.valueOf(typed.getFirst(name)).strip()));
        return new PolicyForm(values);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Fields with something that is no number. */
    List<String> unreadable() {
        var faults = new ArrayList<String>();
        values.forEach((name, value) -> {
            if (day(name).isEmpty() && !value.isEmpty() && !value.matches(WHOLE_NUMBER)) {
                faults.add(name);
            }
        });
        return faults;
    }

    /** As the service takes it. */
    ObjectNode sheet(long revision) {
        var sheet = JsonNodeFactory.instance.objectNode().put("revision", revision);
        var until = JsonNodeFactory.instance.objectNode();
        var perDay = JsonNodeFactory.instance.objectNode();
        var ranges = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            if (day(name).isPresent()) {
                until.put(name.substring(UNTIL.length() + 1), value);
            } else if (!value.isEmpty() && name.startsWith(PER_DAY + ".")) {
                perDay.put(name.substring(PER_DAY.length() + 1), Integer.parseInt(value));
            } else if (!value.isEmpty() && name.startsWith(RANGES + ".")) {
                var end = End.of(name);
                ranges.withObject("/" + end.letter()).put(end.name(), Integer.parseInt(value));
            } else if (!value.isEmpty()) {
                sheet.put(name, Integer.parseInt(value));
            }
        });
        sheet.set(UNTIL, until);
        sheet.set(PER_DAY, perDay);
        sheet.set(RANGES, ranges);
        return sheet;
    }

    /** What differs from an older one: the name of the field with its value before and after. */
    SortedMap<String, Change> changesSince(PolicyForm older) {
        var names = new LinkedHashMap<>(older.values);
        names.putAll(values);
        var changes = new TreeMap<String, Change>();
        names.keySet().forEach(name -> {
            if (!value(name).equals(older.value(name))) {
                changes.put(name, new Change(older.value(name), value(name)));
            }
        });
        return changes;
    }

    /** The field of a weekday's last number. */
    static String until(DayOfWeek day) {
        return UNTIL + "." + day;
    }

    /** The weekday whose last number a field is about, if it is about one. */
    static Optional<DayOfWeek> day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name.equals(until(day)))
                .findFirst();
    }

    /** The code of the service a field is about, if it is about one. */
    static Optional<String> service(String name) {
        return name.startsWith(PER_DAY + ".") ? Optional.of(name.substring(PER_DAY.length() + 1)) : Optional.empty();
    }

    /** The field of an end of a letter's range. */
    static String range(String letter, String end) {
        return RANGES + "." + letter + "." + end;
    }

    /** An end of a letter's range, by the name of its field. */
    record End(String letter, String name) {

        static End of(String field) {
            var parts = field.split("\\.", 3);
            return new End(parts[1], parts.length > 2 ? parts[2] : "");
        }
    }

    /** A value before and after; empty without one. */
    record Change(String before, String after) {}
}
