package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.Span;
import de.willkommen.web.backoffice.planning.DayView.Cell;
import de.willkommen.web.backoffice.planning.DayView.Closing;
import de.willkommen.web.backoffice.planning.DayView.Hours;
import de.willkommen.web.backoffice.planning.DayView.Load;
import de.willkommen.web.backoffice.planning.DayView.Part;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.PlanningApi.Closed;
import de.willkommen.web.upstream.PlanningApi.Day;
import de.willkommen.web.upstream.PlanningApi.OpenTime;
import de.willkommen.web.upstream.PlanningApi.Owner;
import de.willkommen.web.upstream.PlanningApi.ResourceDay;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Turns a day as the service tells it into the day on the page. */
final class DayDrawing {

    private final Look look;
    private final LocalDate today;
    private final Owners owners;
    private final Dates dates;
    private final Wording wording;

    DayDrawing(Look look, LocalDate today, Owners owners, Dates dates, Wording wording) {
        this.look = look;
        this.today = today;
        this.owners = owners;
        this.dates = dates;
        this.wording = wording;
    }

    /** Hours that are one on the page: of one plan, whoever has them. */
    private record Same(OffsetDateTime start, OffsetDateTime end, UUID plan) {}

    DayView draw(Day day, List<Owner> shown) {
        var cells = shown.stream().map(owner -> cell(day, owner)).toList();
        var label = dates.day(day.date());
        var holiday = Objects.requireNonNullElse(day.holiday(), "");
        var closures = closures(day, new Owner("OFFICE", null));
        var open = wording.say("planning.open.hours", hours(day.openMinutes()));
        var load = load(day.openMinutes(), day.bookedMinutes(), day.bookings(), day.conflicts());
        var said = new ArrayList<String>();
        said.add(label);
        if (!holiday.isEmpty()) {
            said.add(wording.say("planning.holiday", holiday));
        }
        closures.forEach(closing -> said.add(closing.words()));
        said.add(day.openMinutes() == 0 ? wording.say("planning.nothing") : open);
        said.addAll(words(load));
        return new DayView(
                day.date(),
                day.date().getDayOfMonth(),
                label,
                dates.shortDay(day.date()),
                String.join(". ", said),
                look.as(Span.DAY).at(day.date()).href(),
                look.at(day.date()).begin(),
                look.at(day.date()).close(),
                day.date().equals(today),
                day.date().isBefore(today),
                look.shows(day.date()),
                holiday,
                closures,
                cells,
                day.openMinutes() == 0 ? "" : open,
                load);
    }

    private Cell cell(Day day, Owner owner) {
        var its = day.resources().stream().filter(each -> belongs(each, owner)).toList();
        var hours = hours(its, owner.kind().equals("TEAM"));
        var closures = closures(day, owner);
        var load = load(
                its.stream().mapToLong(ResourceDay::openMinutes).sum(),
                its.stream().mapToLong(ResourceDay::bookedMinutes).sum(),
                its.stream().mapToInt(ResourceDay::bookings).sum(),
                its.stream().mapToInt(ResourceDay::conflicts).sum());
        var opened = new ArrayList<String>();
        hours.forEach(each -> opened.add(wording.say(
                "planning.hours.said",
                each.from(),
                each.until(),
                String.join(", ", each.parts().stream().map(Part::words).toList()))));
        if (hours.isEmpty()) {
            opened.add(wording.say("planning.nothing"));
        }
        closures.forEach(closing -> opened.add(closing.words()));
        var said = new ArrayList<String>();
        said.add(owners.name(owner));
        said.add(dates.day(day.date()));
        said.addAll(opened);
        said.addAll(words(load));
        return new Cell(
                owners.name(owner),
                String.join(". ", said),
                String.join(". ", opened),
                hours,
                closures,
                load,
                hours.isEmpty() && closures.isEmpty() && load.bookings() == 0 && load.conflicts() == 0);
    }

    private static boolean belongs(ResourceDay each, Owner owner) {
        return switch (owner.kind()) {
            case "TEAM" -> Objects.equals(owner.code(), each.team());
            case "COUNTER" -> each.kind().equals("COUNTER") && each.code().equals(owner.code());
            default -> !each.kind().equals("COUNTER") && each.code().equals(owner.code());
        };
    }

    private List<Hours> hours(List<ResourceDay> resources, boolean counted) {
        var same = new LinkedHashMap<Same, LinkedHashMap<String, Integer>>();
        resources.stream()
                .flatMap(each -> each.openings().stream())
                .sorted(Comparator.comparing(OpenTime::start)
                        .thenComparing(OpenTime::end)
                        .thenComparing(OpenTime::plan)
                        .thenComparing(opening -> Channels.ORDER.indexOf(opening.channel())))
                .forEach(opening -> same.computeIfAbsent(
                                new Same(opening.start(), opening.end(), opening.plan()), any -> new LinkedHashMap<>())
                        .merge(opening.channel(), 1, Integer::sum));
        return same.entrySet().stream()
                .map(entry -> new Hours(
                        dates.time(entry.getKey().start()),
                        until(entry.getKey().end()),
                        entry.getKey().plan(),
                        entry.getValue().entrySet().stream()
                                .map(part -> new Part(
                                        part.getKey(),
                                        counted
                                                ? wording.say("planning.part", part.getValue(), channel(part.getKey()))
                                                : channel(part.getKey())))
                                .toList(),
                        minute(entry.getKey().start()),
                        (int) Duration.between(
                                        entry.getKey().start(), entry.getKey().end())
                                .toMinutes()))
                .toList();
    }

    private String channel(String channel) {
        return wording.sayIfKnown("planning.channel." + channel).orElse(channel);
    }

    /** Midnight ends the day, it does not begin the next one. */
    private String until(OffsetDateTime end) {
        var time = dates.time(end);
        return time.equals("00:00") ? "24:00" : time;
    }

    private int minute(OffsetDateTime moment) {
        var local = moment.atZoneSameInstant(dates.zone());
        return local.getHour() * 60 + local.getMinute();
    }

    /** Those of the owner itself; of a team also its counters', of a counter also its team's. */
    private List<Closing> closures(Day day, Owner owner) {
        var team = owners.teamOf(owner);
        var counters = owner.kind().equals("TEAM") ? owners.countersOf(owner) : List.<Owner>of();
        return day.closures().stream()
                .filter(closed -> closed.scope().equals(owner)
                        || closed.scope().equals(team)
                        || counters.contains(closed.scope()))
                .map(closed -> closing(day.date(), closed))
                .toList();
    }

    private Closing closing(LocalDate day, Closed closed) {
        var from = day.equals(closed.startsOn()) ? Objects.requireNonNullElse(closed.startsAt(), "") : "";
        var until = day.equals(closed.endsOn()) ? Objects.requireNonNullElse(closed.endsAt(), "") : "";
        var kind = wording.sayIfKnown("planning.closure." + closed.kind()).orElse(closed.kind());
        var whose = owners.name(closed.scope());
        var words = from.isEmpty() && until.isEmpty()
                ? wording.say("planning.closing.day", kind, whose)
                : wording.say(
                        "planning.closing.hours",
                        kind,
                        whose,
                        from.isEmpty() ? "00:00" : from,
                        until.isEmpty() ? "24:00" : until);
        return new Closing(closed.id(), closed.kind(), words);
    }

    private Load load(long open, long booked, int bookings, int conflicts) {
        var percent = open == 0 ? (booked == 0 ? 0 : 100) : (int) Math.min(100, Math.round(100.0 * booked / open));
        return new Load(percent, wording.say("planning.booked", percent, bookings), bookings, conflicts);
    }

    private List<String> words(Load load) {
        var words = new ArrayList<String>();
        if (load.bookings() > 0) {
            words.add(load.words());
        }
        if (load.conflicts() > 0) {
            words.add(wording.say("planning.conflicts", load.conflicts()));
        }
        return words;
    }

    /** Minutes as hours with at most one decimal. */
    static double hours(long minutes) {
        return Math.round(minutes / 6.0) / 10.0;
    }
}
