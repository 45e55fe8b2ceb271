package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlan.Owner;
import de.willkommen.appointment.availability.OpeningPlan.Share;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a plan of what was sent, or says which field is wrong. */
final class PlanCheck {

    private static final int MOST_EXCEPTIONS = 500;
    private static final int MOST_COUNTERS = 999;
    private static final int LONGEST_RELEASE = 366 * 24 * 60;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final Office office;
    private final PlanningChoices.Choices choices;
    private final String at;

    /**
     * A check for one office.
     *
     * @param at what stands in front of the names of fields, such as {@code changes[0].plan.}
     */
    PlanCheck(Office office, PlanningChoices.Choices choices, String at) {
        this.office = office;
        this.choices = choices;
        this.at = at;
    }

    /**
     * The plan.
     *
     * @param before whose it was until now: that may be out of use by now
     * @throws Refusal 400 naming the field
     */
    OpeningPlan plan(UUID id, int version, @Nullable Owner before, @Nullable PlanRequest sent) {
        if (sent == null) {
            throw Refusal.ofField(at.isEmpty() ? "body" : at.substring(0, at.length() - 1), "field.required");
        }
        var owner = owner("owner", sent.owner(), before);
        var starts = day("startsOn", required("startsOn", sent.startsOn()));
        var ends = sent.endsOn() == null ? null : day("endsOn", sent.endsOn());
        if (ends != null && ends.isBefore(starts)) {
            throw wrong("endsOn", "field.order");
        }
        var opens = minute("opensAt", required("opensAt", sent.opensAt()));
        var closes = minute("closesAt", required("closesAt", sent.closesAt()));
        if (!closes.isAfter(opens) && !closes.equals(LocalTime.MIDNIGHT)) {
            throw wrong("closesAt", "field.order");
        }
        var plan = new OpeningPlan(
                id,
                version,
                office.authority().code(),
                office.code(),
                owner,
                starts,
                ends,
                opens,
                closes,
                PlanRule.read(at + "rule", sent.rule()),
                exceptions(sent.exceptOn()),
                shares(owner, sent.shares()));
        PlanRule.checkGivesDays(at + "rule", plan);
        return plan;
    }

    /** An owner there is at the office. */
    Owner owner(String field, PlanRequest.@Nullable OwnerName sent, @Nullable Owner before) {
        var given = required(field, sent);
        var kind = required(field + ".kind", given.kind());
        var owner = new Owner(kind, required(field + ".code", given.code()));
        if (!choices.has(owner) && !owner.equals(before)) {
            throw wrong(field + ".code", "field.unknown");
        }
        return owner;
    }

    private Set<LocalDate> exceptions(@Nullable List<@Nullable LocalDate> sent) {
        if (sent == null) {
            return Set.of();
        }
        if (sent.size() > MOST_EXCEPTIONS) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField(at + "exceptOn", "field.too-many", Map.of("max", MOST_EXCEPTIONS));
        }
        var days = new LinkedHashSet<LocalDate>();
        for (var index = 0; index < sent.size(); index++) {
            var field = "exceptOn[" + index + "]";
            days.add(day(field, required(field, sent.get(index))));
        }
        return Set.copyOf(days);
    }

    private List<Share> shares(Owner owner, @Nullable List<PlanRequest.@Nullable ShareRequest> sent) {
        if (sent == null || sent.isEmpty()) {
            return List.of(Share.ALL_PUBLIC);
        }
        if (owner.kind() != Owner.Kind.TEAM && sent.size() > 1) {
            throw wrong("shares", "field.one-share");
        }
        var seen = EnumSet.noneOf(Channel.class);
        var shares = new ArrayList<Share>();
        for (var index = 0; index < sent.size(); index++) {
            var field = "shares[" + index + "]";
            var share = required(field, sent.get(index));
            var channel = required(field + ".channel", share.channel());
            if (!seen.add(channel)) {
                throw wrong(field + ".channel", "field.twice-channel");
            }
            if (owner.kind() != Owner.Kind.TEAM && share.counters() != null) {
                throw wrong(field + ".counters", "field.team-only");
            }
            shares.add(new Share(
                    channel,
                    number(field + ".counters", share.counters(), MOST_COUNTERS),
                    number(field + ".releaseMinutesBefore", share.releaseMinutesBefore(), LONGEST_RELEASE)));
        }
        return List.copyOf(shares);
    }

    private @Nullable Integer number(String field, @Nullable Integer given, int most) {
        if (given != null && (given < 0 || given > most)) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField(at + field, "field.number", Map.of("min", 0, "max", most));
        }
        return given;
    }

    private LocalDate day(String field, LocalDate given) {
        if (given.isBefore(FIRST) || given.isAfter(LAST)) {
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

    private <T> T required(String field, @Nullable T given) {
        if (given == null || given instanceof String text && text.isBlank()) {
            throw wrong(field, "field.required");
        }
        return given;
    }

    private Refusal wrong(String field, String reason) {
        return Refusal.ofField(at + field, reason);
    }
}
