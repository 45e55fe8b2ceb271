package de.willkommen.web.backoffice.planning;

import de.willkommen.web.page.FormFields;
import de.willkommen.web.upstream.PlanningApi.Owner;
import de.willkommen.web.upstream.PlanningApi.Plan;
import de.willkommen.web.upstream.PlanningApi.PlanDraft;
import de.willkommen.web.upstream.PlanningApi.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody types it. Everything is kept as it was typed; what is wrong with it is said by the service, and by
 * {@link #missing()} where the service would speak of a rule that nobody typed.
 *
 * @param owner such as {@code TEAM:residence}
 * @param repeat a word of {@link Rhythm.Kind}, in lower case
 * @param weeks every how many weeks, with {@code days}
 * @param months every how many months, with {@code nth} and {@code weekday}
 * @param rule the rule itself, for those that choices can't say
 * @param except days that are left out
 */
record PlanForm(
        String owner,
        String startsOn,
        String endsOn,
        String opensAt,
        String closesAt,
        String repeat,
        String weeks,
        List<String> days,
        String months,
        String nth,
        String weekday,
        String yearDay,
        String yearMonth,
        String rule,
        List<String> except,
        List<ShareForm> shares) {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d?");

    /**
     * The part of a channel.
     *
     * @param chosen whether it has one
     * @param counters of a team; empty for all that are left
     * @param release how long before the start unused time goes to the public; empty for never
     * @param unit of {@code release}: {@code minutes}, {@code hours} or {@code days}
     */
    record ShareForm(String channel, boolean chosen, String counters, String release, String unit) {

        private static final Map<String, Integer> MINUTES = new LinkedHashMap<>();

        static {
            MINUTES.put("days", 24 * 60);
            MINUTES.put("hours", 60);
            MINUTES.put("minutes", 1);
        }

        static ShareForm of(String channel, @Nullable Share share) {
            if (share == null) {
                return new ShareForm(channel, false, "", "", "hours");
            }
            var minutes = share.releaseMinutesBefore();
            var unit = minutes == null || minutes == 0
                    ? "hours"
                    : MINUTES.entrySet().stream()
                            .filter(each -> minutes % each.getValue() == 0)
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse("minutes");
            return new ShareForm(
                    channel,
                    true,
                    share.counters() == null ? "" : String.valueOf(share.counters()),
                    minutes == null ? "" : String.valueOf(minutes / MINUTES.getOrDefault(unit, 1)),
                    unit);
        }

        Share share(boolean ofTeam) {
            return new Share(channel, ofTeam ? number(counters) : null, minutes());
        }

        /** Nothing is released to the public by the public. */
        @Nullable
        Integer minutes() {
            var typed = number(release);
            return typed == null || channel.equals("PUBLIC")
                    ? null
                    : Integer.valueOf((int) Math.min(Integer.MAX_VALUE, (long) typed * MINUTES.getOrDefault(unit, 1)));
        }

        /** A number that was typed; one that is refused by everybody for something else. */
        private static @Nullable Integer number(String typed) {
            if (typed.isEmpty()) {
                return null;
            }
            return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
        }
    }

    /** A new plan. */
    static PlanForm begun(LocalDate day, @Nullable Owner owner) {
        return new PlanForm(
                owner == null ? "" : Owners.written(owner),
                day.toString(),
                "",
                "",
                "",
                "weekly",
                "1",
                List.of(Rhythm.WEEKDAYS.get(day.getDayOfWeek().getValue() - 1)),
                "1",
                "first",
                Rhythm.WEEKDAYS.get(day.getDayOfWeek().getValue() - 1),
                String.valueOf(day.getDayOfMonth()),
                String.valueOf(day.getMonthValue()),
                "",
                List.of(),
                Channels.ORDER.stream()
                        .map(channel -> new ShareForm(channel, channel.equals("PUBLIC"), "", "", "hours"))
                        .toList());
    }

    /** A plan there is. */
    static PlanForm of(Plan plan) {
        var rhythm = Rhythm.of(plan.rule(), plan.startsOn(), plan.endsOn());
        var kind = rhythm.map(Rhythm::kind).orElse(Rhythm.Kind.RULE);
        var usual = begun(plan.startsOn(), plan.owner());
        var is = rhythm.orElseGet(Rhythm::once);
        var weekly = kind == Rhythm.Kind.WEEKLY;
        var monthly = kind == Rhythm.Kind.MONTHLY;
        var yearly = kind == Rhythm.Kind.YEARLY;
        var shares = Objects.requireNonNullElse(plan.shares(), List.<Share>of());
        return new PlanForm(
                usual.owner,
                plan.startsOn().toString(),
                plan.endsOn() == null ? "" : plan.endsOn().toString(),
                plan.opensAt(),
                plan.closesAt(),
                kind.name().toLowerCase(Locale.ROOT),
                weekly ? String.valueOf(is.every()) : "1",
                weekly ? is.days() : usual.days,
                monthly ? String.valueOf(is.every()) : "1",
                monthly ? is.nth() : usual.nth,
                monthly ? is.day() : usual.weekday,
                yearly ? String.valueOf(is.dayOfMonth()) : usual.yearDay,
                yearly ? String.valueOf(is.month()) : usual.yearMonth,
                kind == Rhythm.Kind.RULE ? plan.rule() : "",
                Objects.requireNonNullElse(plan.exceptOn(), List.<LocalDate>of()).stream()
                        .map(LocalDate::toString)
                        .toList(),
                Channels.ORDER.stream()
                        .map(channel -> ShareForm.of(
                                channel,
                                shares.stream()
                                        .filter(share -> channel.equals(share.channel()))
                                        .findFirst()
                                        .orElse(null)))
                        .toList());
    }

    /** What was sent. */
    static PlanForm of(FormFields typed) {
        return new PlanForm(
                typed.text("owner"),
                typed.text("startsOn"),
                typed.text("endsOn"),
                typed.text("opensAt"),
                typed.text("closesAt"),
                typed.text("repeat"),
                typed.text("weeks"),
                Rhythm.WEEKDAYS.stream().filter(typed.all("days")::contains).toList(),
                typed.text("months"),
                typed.text("nth"),
                typed.text("weekday"),
                typed.text("yearDay"),
                typed.text("yearMonth"),
                typed.text("rule"),
                typed.all("except").stream()
                        .map(String::strip)
                        .filter(day -> !day.isEmpty())
                        .distinct()
                        .toList(),
                Channels.ORDER.stream()
                        .map(channel -> new ShareForm(
                                channel,
                                typed.all("share").contains(channel),
                                typed.text(channel + ".counters"),
                                typed.text(channel + ".release"),
                                typed.text(channel + ".unit")))
                        .toList());
    }

    /** Everything as fields, to be sent on. */
    List<Hidden> fields() {
        var fields = new ArrayList<Hidden>();
        fields.add(new Hidden("owner", owner));
        fields.add(new Hidden("startsOn", startsOn));
        fields.add(new Hidden("endsOn", endsOn));
        fields.add(new Hidden("opensAt", opensAt));
        fields.add(new Hidden("closesAt", closesAt));
        fields.add(new Hidden("repeat", repeat));
        fields.add(new Hidden("weeks", weeks));
        days.forEach(day -> fields.add(new Hidden("days", day)));
        fields.add(new Hidden("months", months));
        fields.add(new Hidden("nth", nth));
        fields.add(new Hidden("weekday", weekday));
        fields.add(new Hidden("yearDay", yearDay));
        fields.add(new Hidden("yearMonth", yearMonth));
        fields.add(new Hidden("rule", rule));
        except.forEach(day -> fields.add(new Hidden("except", day)));
        for (var share : shares) {
            if (share.chosen()) {
                fields.add(new Hidden("share", share.channel()));
            }
            fields.add(new Hidden(share.channel() + ".counters", share.counters()));
            fields.add(new Hidden(share.channel() + ".release", share.release()));
            fields.add(new Hidden(share.channel() + ".unit", share.unit()));
        }
        return fields;
    }

    /** A field that travels on unseen. */
    record Hidden(String name, String value) {}

    Optional<Owner> whose() {
        return Owners.read(owner);
    }

    boolean isTeams() {
        return owner.startsWith("TEAM:");
    }

    /** How it repeats; nothing for a rule of its own, and as long as something of the choice is missing. */
    Optional<Rhythm> rhythm() {
        if (missing().isPresent()) {
            return Optional.empty();
        }
        return switch (repeat) {
            case "weekly" -> Optional.of(Rhythm.weekly(Integer.parseInt(weeks), days));
            case "monthly" -> Optional.of(Rhythm.monthly(Integer.parseInt(months), nth, weekday));
            case "yearly" -> Optional.of(Rhythm.yearly(Integer.parseInt(yearMonth), Integer.parseInt(yearDay)));
            case "once" -> Optional.of(Rhythm.once());
            default -> Optional.empty();
        };
    }

    /** The field of the chosen repetition that has no sense yet. */
    Optional<String> missing() {
        return switch (repeat) {
            case "weekly" ->
                !isNumber(weeks) ? Optional.of("weeks") : days.isEmpty() ? Optional.of("days") : Optional.empty();
            case "monthly" ->
                !isNumber(months)
                        ? Optional.of("months")
                        : !Rhythm.NTH.contains(nth) || !Rhythm.WEEKDAYS.contains(weekday)
                                ? Optional.of("nth")
                                : Optional.empty();
            case "yearly" ->
                !isNumber(yearDay) || Integer.parseInt(yearDay) > 31
                        ? Optional.of("yearDay")
                        : !isNumber(yearMonth) || Integer.parseInt(yearMonth) > 12
                                ? Optional.of("yearMonth")
                                : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The field that stands for the rule. */
    String ruleField() {
        return switch (repeat) {
            case "weekly" -> "days";
            case "monthly" -> "nth";
            case "yearly" -> "yearDay";
            case "once" -> "startsOn";
            default -> "rule";
        };
    }

    /** What is sent to the service. */
    PlanDraft draft() {
        return new PlanDraft(
                whose().orElse(null),
                textOrNull(startsOn),
                textOrNull(repeat.equals("once") ? startsOn : endsOn),
                textOrNull(opensAt),
                textOrNull(closesAt),
                rhythm().map(Rhythm::rule)
                        .or(() -> Optional.ofNullable(textOrNull(rule)))
                        .orElse(null),
                except,
                shares.stream()
                        .filter(ShareForm::chosen)
                        .map(share -> share.share(isTeams()))
                        .toList());
    }

    private static boolean isNumber(String typed) {
        return NUMBER.matcher(typed).matches();
    }

    private static @Nullable String textOrNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
