package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a closure of what was sent, or says which field is wrong. */
final class ClosureCheck {

    private static final int LONGEST_REASON = 200;
    private static final int MOST_DAYS = 731;

    private final Office office;
    private final PlanningChoices.Choices choices;
    private final String at;

    /**
     * A check for one office.
     *
     * @param at what stands in front of the names of fields, such as {@code changes[0].closure.}
     */
    ClosureCheck(Office office, PlanningChoices.Choices choices, String at) {
        this.office = office;
        this.choices = choices;
        this.at = at;
    }

    /**
     * The closure.
     *
     * @throws Refusal 400 naming the field
     */
    Closure closure(UUID id, int version, @Nullable ClosureRequest sent) {
        if (sent == null) {
            throw Refusal.ofField(at.isEmpty() ? "body" : at.substring(0, at.length() - 1), "field.required");
        }
        var kind = sent.kind();
        if (kind == null) {
            throw wrong("kind", "field.required");
        }
        var staff = sent.staff() == null || sent.staff().isBlank()
                ? null
                : sent.staff().strip();
        if (staff != null && kind == Closure.Kind.CLOSED) {
            throw wrong("staff", "field.person-away");
        }
        return new Closure(
                id,
                version,
                office.authority().code(),
                office.code(),
                kind,
                staff == null ? scope(kind, sent.scope()) : usualCounter(staff),
                staff,
                during(sent),
                reason(sent.reason()));
    }

    private Closure.Scope scope(Closure.Kind kind, ClosureRequest.@Nullable ScopeName sent) {
        if (sent == null || sent.kind() == null) {
            throw wrong(kind == Closure.Kind.ABSENCE ? "staff" : "scope.kind", "field.required");
        }
        var code = sent.code() == null || sent.code().isBlank()
                ? null
                : sent.code().strip();
        if (!choices.has(sent.kind(), code)) {
            throw wrong("scope.code", code == null ? "field.required" : "field.unknown");
        }
        return new Closure.Scope(sent.kind(), code);
    }

    private Closure.Scope usualCounter(String staff) {
        var person = choices.person(staff).orElseThrow(() -> wrong("staff", "field.unknown"));
        @Nullable String counter = person.counter();
        if (counter == null || !choices.has(Closure.Scope.Kind.COUNTER, counter)) {
            throw wrong("staff", "field.no-counter");
        }
        return Closure.Scope.counter(counter);
    }

    private TimeRange during(ClosureRequest sent) {
        if (sent.startsOn() == null) {
            throw wrong("startsOn", "field.required");
        }
        var first = day("startsOn", sent.startsOn());
        var last = sent.endsOn() == null ? first : day("endsOn", sent.endsOn());
        if (last.isBefore(first)) {
            throw wrong("endsOn", "field.order");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField(at + "endsOn", "field.days", Map.of("max", MOST_DAYS));
        }
        var from = sent.startsAt() == null ? LocalTime.MIDNIGHT : minute("startsAt", sent.startsAt());
        var until = sent.endsAt() == null ? LocalTime.MIDNIGHT : minute("endsAt", sent.endsAt());
        var end = until.equals(LocalTime.MIDNIGHT) ? last.plusDays(1).atStartOfDay() : last.atTime(until);
        var start = first.atTime(from).atZone(office.zone()).toInstant();
        var stop = end.atZone(office.zone()).toInstant();
        if (!stop.isAfter(start)) {
            throw wrong("endsAt", "field.order");
        }
        return new TimeRange(start, stop);
    }

    private String reason(@Nullable String sent) {
        var reason = sent == null ? "" : Normalizer.normalize(sent.strip(), Normalizer.Form.NFC);
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField(at + "reason", "field.length", Map.of("max", LONGEST_REASON));
        }
        if (reason.chars().anyMatch(Character::isISOControl)) {
            throw wrong("reason", "field.type");
        }
        return reason;
    }

    private LocalDate day(String field, LocalDate given) {
        if (given.getYear() < 2000 || given.getYear() > 2199) {
            throw wrong(field, "field.date");
        }
        return given;
    }

    private LocalTime minute(String field, LocalTime given) {
        if (given.getSecond() != 0 || given.getNano() != 0) {
            throw wrong(field, "field.minute");
        }
        return given;
    }

    private Refusal wrong(String field, String reason) {
        return Refusal.ofField(at + field, reason);
    }
}
