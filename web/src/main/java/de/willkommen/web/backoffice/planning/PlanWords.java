package de.willkommen.web.backoffice.planning;

import com.ibm.icu.text.ListFormatter;
import de.willkommen.web.backoffice.planning.PlanForm.ShareForm;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Ltr;
import de.willkommen.web.language.Wording;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans as people say them: "every second Tuesday, 09:00–12:00". */
final class PlanWords {

    private final Owners owners;
    private final Dates dates;
    private final Wording wording;

    PlanWords(Owners owners, Dates dates, Wording wording) {
        this.owners = owners;
        this.dates = dates;
        this.wording = wording;
    }

    /** The whole plan in one sentence. */
    String sentence(PlanForm plan) {
        return plan.repeat().equals("once") && plan.except().contains(plan.startsOn())
                ? wording.say("planning.words.never", day(plan.startsOn()))
                : wording.say("planning.words.whole", rhythm(plan), hours(plan));
    }

    /** What there is to say about it, by the field it is about. */
    Map<String, String> facts(PlanForm plan) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("owner", whose(plan));
        facts.put("repeat", rhythm(plan));
        facts.put("hours", hours(plan));
        facts.put("startsOn", day(plan.startsOn()));
        facts.put(
                "endsOn",
                plan.repeat().equals("once")
                        ? day(plan.startsOn())
                        : plan.endsOn().isEmpty() ? wording.say("planning.words.open") : day(plan.endsOn()));
        facts.put(
                "except",
                plan.except().isEmpty()
                        ? wording.say("planning.words.none")
                        : list(plan.except().stream().sorted().map(this::day).toList()));
        facts.put("shares", shares(plan));
        return facts;
    }

    String whose(PlanForm plan) {
        return plan.whose().map(owners::name).orElse(plan.owner());
    }

    /** When it comes again. */
    String rhythm(PlanForm plan) {
        return plan.rhythm()
                .map(rhythm -> switch (rhythm.kind()) {
                    case WEEKLY -> weekly(rhythm);
                    case MONTHLY ->
                        wording.say("planning.words.monthly", rhythm.nth(), weekday(rhythm.day()), rhythm.every());
                    case YEARLY -> wording.say("planning.words.yearly", dayOfYear(rhythm));
                    case ONCE -> wording.say("planning.words.once", day(plan.startsOn()));
                    case RULE -> plan.rule();
                })
                .orElseGet(() -> wording.say("planning.words.rule", new Ltr(plan.rule())));
    }

    private String weekly(Rhythm rhythm) {
        return rhythm.days().size() == 1
                ? wording.say(
                        "planning.words.weekly",
                        rhythm.every(),
                        weekday(rhythm.days().get(0)))
                : wording.say(
                        "planning.words.weekdays",
                        rhythm.every(),
                        list(rhythm.days().stream().map(this::weekday).toList()),
                        rhythm.days().size());
    }

    String hours(PlanForm plan) {
        return plan.closesAt().equals("00:00")
                ? wording.say("planning.words.late", new Ltr(plan.opensAt()))
                : wording.say("planning.words.hours", new Ltr(plan.opensAt()), new Ltr(plan.closesAt()));
    }

    private String shares(PlanForm plan) {
        var words = new ArrayList<String>();
        for (var share : plan.shares()) {
            if (share.chosen()) {
                words.add(share(share, plan.isTeams()));
            }
        }
        return words.stream()
                .reduce((one, next) -> wording.say("planning.words.share.next", one, next))
                .orElseGet(() -> wording.say("planning.words.everybody"));
    }

    private String share(ShareForm share, boolean ofTeam) {
        var channel = wording.sayIfKnown("planning.channel." + share.channel()).orElse(share.channel());
        var part = !ofTeam
                ? channel
                : share.counters().matches("\\d{1,6}")
                        ? wording.say("planning.words.share.some", channel, Integer.parseInt(share.counters()))
                        : wording.say("planning.words.share.rest", channel);
        return share.minutes() == null
                ? part
                : wording.say(
                        "planning.words.share.released",
                        part,
                        share.unit(),
                        Integer.parseInt(share.release().matches("\\d{1,6}") ? share.release() : "0"));
    }

    private String weekday(String code) {
        return dates.weekday(DayOfWeek.of(Rhythm.WEEKDAYS.indexOf(code) + 1));
    }

    private String dayOfYear(Rhythm rhythm) {
        try {
            return dates.dayOfYear(MonthDay.of(rhythm.month(), rhythm.dayOfMonth()));
        } catch (DateTimeException noSuchDay) {
            return rhythm.dayOfMonth() + ". " + rhythm.month() + ".";
        }
    }

    private String day(String typed) {
        try {
            return dates.day(LocalDate.parse(typed));
        } catch (DateTimeException notADay) {
            return typed;
        }
    }

    private String list(List<String> words) {
        return ListFormatter.getInstance(dates.locale()).format(words);
    }
}
