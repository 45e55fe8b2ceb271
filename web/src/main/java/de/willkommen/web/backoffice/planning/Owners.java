package de.willkommen.web.backoffice.planning;

import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.PlanningApi.Choices;
import de.willkommen.web.upstream.PlanningApi.CounterChoice;
import de.willkommen.web.upstream.PlanningApi.Owner;
import de.willkommen.web.upstream.PlanningApi.ResourceChoice;
import de.willkommen.web.upstream.PlanningApi.TeamChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose time can be planned, and what they are called. */
final class Owners {

    private static final Pattern WRITTEN = Pattern.compile("(TEAM|COUNTER|RESOURCE):([A-Za-z0-9-]{1,64})");

    private final Choices choices;
    private final Wording wording;

    Owners(Choices choices, Wording wording) {
        this.choices = choices;
        this.wording = wording;
    }

    /** Owners of one kind, to choose from. */
    record Group(String kind, List<Option> options) {}

    /** One of them. */
    record Option(String value, String label, boolean chosen) {}

    /** Somebody as addresses and forms write them. */
    static Optional<Owner> read(@Nullable String written) {
        var match = WRITTEN.matcher(written == null ? "" : written);
        return match.matches() ? Optional.of(new Owner(match.group(1), match.group(2))) : Optional.empty();
    }

    static String written(Owner owner) {
        return owner.kind() + ":" + owner.code();
    }

    static Owner team(String code) {
        return new Owner("TEAM", code);
    }

    static Owner counter(String code) {
        return new Owner("COUNTER", code);
    }

    static Owner resource(String code) {
        return new Owner("RESOURCE", code);
    }

    /** All there are: teams, counters, rooms and interpreters. */
    List<Owner> all() {
        return Stream.of(teams().stream(), counters().stream(), resources().stream())
                .flatMap(each -> each)
                .toList();
    }

    List<Owner> teams() {
        return choices.teams().stream().map(team -> team(team.code())).toList();
    }

    List<Owner> counters() {
        return choices.counters().stream()
                .map(counter -> counter(counter.code()))
                .toList();
    }

    List<Owner> countersOf(Owner team) {
        return choices.counters().stream()
                .filter(counter -> counter.team().equals(team.code()))
                .map(counter -> counter(counter.code()))
                .toList();
    }

    List<Owner> resources() {
        return choices.resources().stream().map(each -> resource(each.code())).toList();
    }

    /** The team of a counter; nothing for others. */
    @Nullable
    Owner teamOf(Owner owner) {
        return choices.counters().stream()
                .filter(counter -> owner.equals(counter(counter.code())))
                .map(counter -> team(counter.team()))
                .findFirst()
                .orElse(null);
    }

    /** What it is called; the code of what is no longer in use. */
    String name(Owner owner) {
        var code = Objects.requireNonNullElse(owner.code(), "");
        return switch (owner.kind()) {
            case "OFFICE" -> wording.say("planning.office");
            case "TEAM" ->
                choices.teams().stream()
                        .filter(team -> team.code().equals(code))
                        .map(TeamChoice::label)
                        .findFirst()
                        .orElse(code);
            case "COUNTER" -> wording.say("planning.counter", code);
            default ->
                choices.resources().stream()
                        .filter(each -> each.code().equals(code))
                        .map(ResourceChoice::label)
                        .findFirst()
                        .orElse(code);
        };
    }

    /** The same with the room of a counter, where there is room for it. */
    private String fullName(Owner owner) {
        var room = choices.counters().stream()
                .filter(counter -> owner.equals(counter(counter.code())))
                .map(CounterChoice::room)
                .findFirst()
                .orElse(null);
        return room == null
                ? name(owner)
                : wording.say("planning.counter.room", Objects.requireNonNullElse(owner.code(), ""), room);
    }

    /** For a list to choose from; what was chosen and is out of use by now stays to be seen. */
    List<Group> groups(@Nullable Owner chosen) {
        var groups = new ArrayList<Group>();
        add(groups, "teams", teams(), chosen);
        add(groups, "counters", counters(), chosen);
        add(groups, "rooms", resources("ROOM"), chosen);
        add(groups, "interpreters", resources("INTERPRETER"), chosen);
        if (chosen != null && !all().contains(chosen)) {
            groups.add(new Group("former", List.of(new Option(written(chosen), name(chosen), true))));
        }
        return groups;
    }

    private List<Owner> resources(String kind) {
        return choices.resources().stream()
                .filter(each -> each.kind().equals(kind))
                .map(each -> resource(each.code()))
                .toList();
    }

    private void add(List<Group> groups, String kind, List<Owner> owners, @Nullable Owner chosen) {
        if (!owners.isEmpty()) {
            groups.add(new Group(
                    kind,
                    owners.stream()
                            .map(owner -> new Option(written(owner), fullName(owner), owner.equals(chosen)))
                            .toList()));
        }
    }
}
