package de.willkommen.appointment.availability;

import de.willkommen.appointment.availability.RuleByDays.Frequency;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.Office;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Small offices with everything that can go wrong, a day at which something does, and somebody who wants an appointment. */
final class AnyOffice {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> SERVICES = List.of("permit", "pickup", "advice");
    private static final List<String> COUNTERS = List.of("1", "2", "10");
    private static final List<String> TEAMS = List.of("a", "b");
    private static final List<String> INTERPRETERS = List.of("i1", "i2");
    private static final List<String> ROOMS = List.of("r1", "r2");
    private static final List<String> LANGUAGES = List.of("ar", "uk", "gsg");
    private static final Holidays HOLIDAYS = new Holidays();

    private AnyOffice() {}

    /**
     * Somebody asks for a time.
     *
     * @param rules of the plans, by their ids
     * @param claims none of which overlap at one resource
     * @param day on which it is interesting
     */
    record Situation(
            OfficeSchedule schedule,
            Map<UUID, RuleByDays> rules,
            List<ClaimChange> claims,
            Wish wish,
            Instant now,
            LocalDate day) {

        Office office() {
            return schedule.office();
        }

        Situation without(ClaimChange claim) {
            return new Situation(
                    schedule,
                    rules,
                    claims.stream().filter(each -> !each.equals(claim)).toList(),
                    wish,
                    now,
                    day);
        }

        @Override
        public String toString() {
            return "now " + now + ", day " + day + "\n  wish " + wish.parts() + " needs " + wish.accessNeeds()
                    + " spoken "
                    + wish.spoken() + " by " + wish.channel() + "\n  rules " + office().rules() + "\n  services "
                    + schedule.services() + "\n  counters " + schedule.counters() + "\n  resources "
                    + schedule.resources() + "\n  plans " + schedule.plans() + "\n  closures " + schedule.closures()
                    + "\n  claims " + claims;
        }
    }

    static Arbitrary<Situation> situation() {
        return AnyRule.day()
                .flatMap(day -> Combinators.combine(
                                office(),
                                services(),
                                counters(),
                                resources(),
                                plans(day),
                                closures(day),
                                claims(day),
                                question(day))
                        .as((office, services, counters, resources, plans, closures, claims, question) -> {
                            var rules = new HashMap<UUID, RuleByDays>();
                            plans.forEach(plan -> rules.put(plan.plan().id(), plan.rule()));
                            var schedule = new OfficeSchedule(
                                    office,
                                    1,
                                    plans.stream().map(Planned::plan).toList(),
                                    closures,
                                    counters,
                                    resources,
                                    services,
                                    HOLIDAYS);
                            var names = new ArrayList<String>();
                            counters.forEach(counter -> names.add(Resources.of(counter)));
                            resources.forEach(resource -> names.add(Resources.of(resource)));
                            return new Situation(
                                    schedule,
                                    rules,
                                    apart(claims, names),
                                    question.wish(office, services),
                                    question.now(),
                                    day);
                        }));
    }

    private static Arbitrary<Office> office() {
        return Combinators.combine(
                        Arbitraries.of(1, 5, 7, 10, 15),
                        Arbitraries.of(5, 7, 15, 20, 30, 60),
                        Arbitraries.of(0, 0, 30, 181, 1_440))
                .as((grid, every, lead) -> new Office(
                        "T-ABH",
                        new Authority("T", "T", "st"),
                        1,
                        new Office.Address("Am Markt 1", "39104", "Magdeburg"),
                        BERLIN,
                        List.of("de"),
                        List.of(),
                        new Office.CheckIn(60, 15),
                        new Office.BookingRules(
                                false, lead, 365, 10, grid, every, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0)));
    }

    private static Arbitrary<List<OfferedService>> services() {
        var service = Combinators.combine(
                        AnyRule.anyOf(1, 95),
                        Arbitraries.of(0, 5, 13),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(List.<String>of())), Tuple.of(1, some(ROOMS))))
                .as((minutes, further, rooms) ->
                        new OfferedService("T", "T-ABH", "", 1, "", minutes, further, 4, "A", 1, true, rooms));
        return service.list()
                .ofSize(SERVICES.size())
                .map(drafts -> IntStream.range(0, drafts.size())
                        .mapToObj(index -> named(drafts.get(index), SERVICES.get(index)))
                        .toList());
    }

    private static OfferedService named(OfferedService service, String code) {
        return new OfferedService(
                service.authority(),
                service.office(),
                code,
                1,
                "",
                service.durationMinutes(),
                service.furtherPersonMinutes(),
                4,
                "A",
                1,
                true,
                service.rooms());
    }

    private static Arbitrary<List<Counter>> counters() {
        var counter = Combinators.combine(
                        Arbitraries.of(0, 0, 1),
                        Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(SERVICES)), Tuple.of(1, some(SERVICES))),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(List.<String>of())), Tuple.of(1, some(LANGUAGES))),
                        Arbitraries.of(List.of("step-free"), List.<String>of()))
                .as((team, services, languages, access) ->
                        new Counter("T", "", "T-ABH", 1, "0.1", TEAMS.get(team), services, languages, access, true));
        return counter.list()
                .ofMinSize(2)
                .ofMaxSize(COUNTERS.size())
                .map(drafts -> IntStream.range(0, drafts.size())
                        .mapToObj(index -> new Counter(
                                "T",
                                COUNTERS.get(index),
                                "T-ABH",
                                1,
                                "0.1",
                                drafts.get(index).team(),
                                drafts.get(index).services(),
                                drafts.get(index).languages(),
                                drafts.get(index).accessibility(),
                                true))
                        .toList());
    }

    private static Arbitrary<List<BookableResource>> resources() {
        return Combinators.combine(mostly(INTERPRETERS), mostly(ROOMS), mostly(LANGUAGES), some(LANGUAGES))
                .as((interpreters, rooms, one, other) -> {
                    var resources = new ArrayList<BookableResource>();
                    interpreters.forEach(code -> resources.add(new BookableResource(
                            "T",
                            code,
                            "T-ABH",
                            1,
                            BookableResource.Kind.INTERPRETER,
                            code,
                            code.equals("i1") ? one : other,
                            List.of(BookableResource.Mode.VIDEO),
                            List.of(),
                            true)));
                    rooms.forEach(code -> resources.add(new BookableResource(
                            "T",
                            code,
                            "T-ABH",
                            1,
                            BookableResource.Kind.ROOM,
                            code,
                            List.of(),
                            List.of(),
                            List.of(),
                            true)));
                    return resources;
                });
    }

    private record Planned(OpeningPlan plan, RuleByDays rule) {

        Planned numbered(int number) {
            return new Planned(
                    new OpeningPlan(
                            new UUID(0, number),
                            0,
                            plan.authority(),
                            plan.office(),
                            plan.owner(),
                            plan.startsOn(),
                            plan.endsOn(),
                            plan.opensAt(),
                            plan.closesAt(),
                            plan.rule(),
                            plan.exceptOn(),
                            plan.shares()),
                    rule);
        }
    }

    /** Plans of every kind, and mostly an ordinary day of the team and of the interpreters and rooms. */
    private static Arbitrary<List<Planned>> plans(LocalDate day) {
        var owners = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(OpeningPlan.Owner.team("a"))),
                Tuple.of(2, Arbitraries.just(OpeningPlan.Owner.team("b"))),
                Tuple.of(3, Arbitraries.of(COUNTERS).map(OpeningPlan.Owner::counter)),
                Tuple.of(4, Arbitraries.of(INTERPRETERS).map(OpeningPlan.Owner::resource)),
                Tuple.of(2, Arbitraries.of(ROOMS).map(OpeningPlan.Owner::resource)));
        var any = Combinators.combine(owners, span(day), hours(), rule(day), shares())
                .as(AnyOffice::planned);
        var ordinary = Arbitraries.just(new Span(day.minusDays(14), null, Set.of()));
        var daily = Arbitraries.just(RuleByDays.of(Frequency.DAILY, 1));
        var team = Combinators.combine(
                        Arbitraries.just(OpeningPlan.Owner.team("a")), ordinary, longHours(), daily, shares())
                .as(AnyOffice::planned);
        var beside = Combinators.combine(
                        Arbitraries.of("i1", "i2", "r1", "r2").map(OpeningPlan.Owner::resource),
                        ordinary,
                        longHours(),
                        daily,
                        Arbitraries.just(List.of(OpeningPlan.Share.ALL_PUBLIC)))
                .as(AnyOffice::planned);
        return Combinators.combine(
                        team.optional(0.9),
                        beside.list().ofMinSize(1).ofMaxSize(4),
                        any.list().ofMaxSize(3))
                .as((one, others, more) -> {
                    var plans = new ArrayList<Planned>();
                    one.ifPresent(plans::add);
                    plans.addAll(others);
                    plans.addAll(more);
                    return IntStream.range(0, plans.size())
                            .mapToObj(index -> plans.get(index).numbered(index))
                            .toList();
                });
    }

    private record Span(LocalDate startsOn, LocalDate endsOn, Set<LocalDate> exceptOn) {}

    private static Arbitrary<Span> span(LocalDate day) {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 7, 14, 20, 400, -1),
                        Arbitraries.of(0, 1, 30, 9_999, 9_999, 9_999),
                        Arbitraries.of(0, 1, 1, 1, 1, 7))
                .as((before, length, exception) -> new Span(
                        day.minusDays(before),
                        length == 9_999 ? null : day.minusDays(before).plusDays(length),
                        Set.of(day.plusDays(exception))));
    }

    private static Planned planned(
            OpeningPlan.Owner owner,
            Span span,
            List<LocalTime> hours,
            RuleByDays rule,
            List<OpeningPlan.Share> shares) {
        return new Planned(
                new OpeningPlan(
                        new UUID(0, 0),
                        0,
                        "T",
                        "T-ABH",
                        owner,
                        span.startsOn(),
                        span.endsOn(),
                        hours.get(0),
                        hours.get(1),
                        rule.written(),
                        span.exceptOn(),
                        owner.kind() == OpeningPlan.Owner.Kind.TEAM ? shares : shares.subList(0, 1)),
                rule);
    }

    private static Arbitrary<List<LocalTime>> longHours() {
        return Arbitraries.of(
                        List.of("08:00", "12:00"),
                        List.of("08:00", "18:00"),
                        List.of("07:30", "15:10"),
                        List.of("01:00", "16:05"),
                        List.of("00:00", "00:00"),
                        List.of("10:07", "00:00"))
                .map(hours -> hours.stream().map(LocalTime::parse).toList());
    }

    /** Mostly one that has the day. */
    private static Arbitrary<RuleByDays> rule(LocalDate day) {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(RuleByDays.of(Frequency.DAILY, 1))),
                Tuple.of(
                        2,
                        Arbitraries.of(1, 2, 3)
                                .map(interval -> RuleByDays.of(Frequency.WEEKLY, interval)
                                        .on(EnumSet.of(day.getDayOfWeek(), DayOfWeek.THURSDAY)))),
                Tuple.of(1, AnyRule.rule()));
    }

    private static Arbitrary<List<LocalTime>> hours() {
        var time = Arbitraries.oneOf(
                Arbitraries.of(0, 60, 120, 150, 180, 480, 490, 600, 720, 725, 780, 1_080, 1_439),
                AnyRule.anyOf(0, 1_439));
        return Combinators.combine(time, time, Arbitraries.of(true, false, false, false))
                .as((one, other, toMidnight) -> {
                    var opens = LocalTime.ofSecondOfDay(Math.min(one, other) * 60L);
                    var closes = LocalTime.ofSecondOfDay(Math.max(one, other) * 60L);
                    return List.of(opens, toMidnight || one.equals(other) ? LocalTime.MIDNIGHT : closes);
                });
    }

    private static Arbitrary<List<OpeningPlan.Share>> shares() {
        var share = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(Channel.PUBLIC)),
                                Tuple.of(2, Arbitraries.of(Channel.class))),
                        Arbitraries.of(0, 1, 1, 2, 9),
                        Arbitraries.of(-1, -1, 0, 60, 1_440))
                .as((channel, counters, release) ->
                        new OpeningPlan.Share(channel, counters == 9 ? null : counters, release < 0 ? null : release));
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.of(OpeningPlan.Share.ALL_PUBLIC))),
                Tuple.of(1, share.list().ofMinSize(1).ofMaxSize(3).uniqueElements(OpeningPlan.Share::channel)));
    }

    private static Arbitrary<List<Closure>> closures(LocalDate day) {
        var scopes = Arbitraries.oneOf(
                Arbitraries.just(Closure.Scope.OFFICE),
                Arbitraries.of(TEAMS).map(code -> new Closure.Scope(Closure.Scope.Kind.TEAM, code)),
                Arbitraries.of(COUNTERS).map(Closure.Scope::counter),
                Arbitraries.of(List.of("i1", "r1")).map(code -> new Closure.Scope(Closure.Scope.Kind.RESOURCE, code)));
        return Combinators.combine(scopes, minutes(-600, 1_500), length(), Arbitraries.of(0, 0, 0, 1, 59))
                .as((scope, start, length, seconds) -> new Closure(
                        new UUID(0, 1),
                        0,
                        "T",
                        "T-ABH",
                        Closure.Kind.CLOSED,
                        scope,
                        null,
                        new TimeRange(
                                at(day, start).plusSeconds(seconds),
                                at(day, start + length).plusSeconds(60L - seconds)),
                        "test"))
                .list()
                .ofMaxSize(2);
    }

    private record Taken(int resource, int start, int length, Instant heldUntil) {}

    private static Arbitrary<List<ClaimChange>> claims(LocalDate day) {
        return Combinators.combine(
                        AnyRule.anyOf(0, 6), minutes(-100, 1_440), length(), Arbitraries.of(-1, -1, -1, 0, 1, 2_000))
                .as((resource, start, length, held) -> new ClaimChange(
                        new UUID(1, start),
                        String.valueOf(resource),
                        new TimeRange(at(day, start), at(day, start + length)),
                        held < 0 ? null : at(day, -1_440).plusSeconds(60L * held)))
                .list()
                .ofMaxSize(14);
    }

    /** The claims that a database would let stand: of each resource those that do not overlap one before. */
    private static List<ClaimChange> apart(List<ClaimChange> claims, List<String> resources) {
        var apart = new ArrayList<ClaimChange>();
        for (var claim : claims) {
            var moved = new ClaimChange(
                    new UUID(1, apart.size()),
                    resources.get(Integer.parseInt(claim.resource()) % resources.size()),
                    claim.during(),
                    claim.heldUntil());
            if (apart.stream()
                    .noneMatch(other -> other.resource().equals(moved.resource())
                            && other.during().overlaps(moved.during()))) {
                apart.add(moved);
            }
        }
        return apart;
    }

    private record Question(
            Map<String, Integer> persons, Set<String> needs, String spoken, Channel channel, Instant now) {

        Wish wish(Office office, List<OfferedService> services) {
            var parts = services.stream()
                    .filter(service -> persons.containsKey(service.code()))
                    .map(service -> new Wish.Part(
                            service.code(),
                            persons.get(service.code()),
                            service.minutesFor(persons.get(service.code()))))
                    .toList();
            return new Wish(office, parts, needs, null, spoken.isEmpty() ? null : spoken, channel);
        }
    }

    private static Arbitrary<Question> question(LocalDate day) {
        var persons = Arbitraries.maps(
                        Arbitraries.frequency(Tuple.of(4, "permit"), Tuple.of(2, "pickup"), Tuple.of(1, "advice")),
                        Arbitraries.of(1, 1, 1, 2, 4))
                .ofMinSize(1)
                .ofMaxSize(2);
        var needs = Arbitraries.of(
                Set.<String>of(),
                Set.<String>of(),
                Set.<String>of(),
                Set.of("step-free"),
                Set.of("sign-language", "seat"));
        var now = Combinators.combine(
                        Arbitraries.of(-5_000, -5_000, -1_440, -1_440, -60, 0, 480),
                        minutes(-90, 90),
                        Arbitraries.of(0, 0, 1))
                .as((about, more, seconds) -> at(day, about + more).plusSeconds(seconds));
        return Combinators.combine(
                        persons,
                        needs,
                        Arbitraries.of("", "", "ar", "ar", "uk", "vi"),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(Channel.PUBLIC)),
                                Tuple.of(2, Arbitraries.of(Channel.class))),
                        now)
                .as(Question::new);
    }

    private static Arbitrary<Integer> minutes(int from, int to) {
        return Arbitraries.oneOf(
                AnyRule.anyOf(from / 15, to / 15).map(quarter -> quarter * 15), AnyRule.anyOf(from, to));
    }

    private static Arbitrary<Integer> length() {
        return Arbitraries.oneOf(Arbitraries.of(5, 15, 30, 45, 60), AnyRule.anyOf(1, 90), Arbitraries.of(240, 700));
    }

    private static Instant at(LocalDate day, int minutes) {
        return day.atStartOfDay(BERLIN).toInstant().plusSeconds(60L * minutes);
    }

    private static Arbitrary<List<String>> mostly(List<String> all) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(all)), Tuple.of(1, some(all)));
    }

    private static Arbitrary<List<String>> some(List<String> all) {
        return Arbitraries.of(all).set().map(chosen -> chosen.stream().sorted().toList());
    }
}
