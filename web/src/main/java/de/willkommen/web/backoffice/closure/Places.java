package de.willkommen.web.backoffice.closure;

import de.willkommen.web.language.Ltr;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.ClosureApi.Closure;
import de.willkommen.web.upstream.ClosureApi.Scope;
import de.willkommen.web.upstream.PlanningApi.Choices;
import de.willkommen.web.upstream.PlanningApi.CounterChoice;
import de.willkommen.web.upstream.PlanningApi.ResourceChoice;
import de.willkommen.web.upstream.PlanningApi.StaffChoice;
import de.willkommen.web.upstream.PlanningApi.TeamChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be closed at an office, in words and by the names forms and addresses have for it: {@code OFFICE},
 * {@code TEAM:residence}, {@code COUNTER:101}, {@code RESOURCE:room-2-10}, {@code STAFF:subject}.
 */
final class Places {

    private static final String OFFICE = "OFFICE";
    private static final String STAFF = "STAFF";

    private final Choices closable;
    private final Wording wording;

    Places(Choices closable, Wording wording) {
        this.closable = closable;
        this.wording = wording;
    }

    /** Places under one heading, whose word is {@code closures.group.{code}}. */
    record Group(String code, List<Choice> choices) {

        /** Whether anything of it is chosen. */
        public boolean chosen() {
            return choices.stream().anyMatch(Choice::chosen);
        }
    }

    /** Something that can be closed. */
    record Choice(String name, String label, boolean chosen) {

        /** For the address of a field: a name without what ids must not have. */
        public String id() {
            return "what-" + name.replace(':', '-');
        }
    }

    /** The name of what a closure closes. */
    static String name(Closure closure) {
        var staff = closure.staff();
        return staff == null ? name(closure.scope()) : STAFF + ":" + staff;
    }

    private static String name(Scope scope) {
        return scope.code() == null ? scope.kind() : scope.kind() + ":" + scope.code();
    }

    /** What is closed; nothing for a person, whose counter the service knows. */
    static @Nullable Scope scope(String name) {
        var colon = name.indexOf(':');
        if (name.isEmpty() || name.startsWith(STAFF + ":")) {
            return null;
        }
        return colon < 0 ? new Scope(name, null) : new Scope(name.substring(0, colon), name.substring(colon + 1));
    }

    static @Nullable String person(String name) {
        return name.startsWith(STAFF + ":") ? name.substring(STAFF.length() + 1) : null;
    }

    /** All there is to choose, with what is chosen already; what is no longer in use only if it is chosen. */
    List<Group> groups(List<String> chosen) {
        var groups = new ArrayList<Group>();
        var words = new LinkedHashMap<String, Map<String, String>>();
        words.put("office", Map.of(OFFICE, wording.say("closures.place.office")));
        words.put("teams", named(closable.teams(), team -> "TEAM:" + team.code(), TeamChoice::label));
        words.put("people", named(people(), person -> STAFF + ":" + person.subject(), this::person));
        words.put("counters", named(closable.counters(), each -> "COUNTER:" + each.code(), this::counter));
        words.put("resources", named(closable.resources(), each -> "RESOURCE:" + each.code(), ResourceChoice::label));
        words.forEach((code, names) -> groups.add(new Group(
                code,
                names.entrySet().stream()
                        .map(each -> new Choice(each.getKey(), each.getValue(), chosen.contains(each.getKey())))
                        .toList())));
        var former = chosen.stream()
                .filter(name -> words.values().stream().noneMatch(names -> names.containsKey(name)))
                .map(name -> new Choice(name, word(name), true))
                .toList();
        groups.add(new Group("former", former));
        return groups.stream().filter(group -> !group.choices().isEmpty()).toList();
    }

    /** Whether it can be chosen. */
    boolean offers(String name) {
        return groups(List.of()).stream()
                .flatMap(group -> group.choices().stream())
                .anyMatch(choice -> choice.name().equals(name));
    }

    private static <T> Map<String, String> named(List<T> all, Function<T, String> name, Function<T, String> label) {
        var named = new LinkedHashMap<String, String>();
        all.forEach(each -> named.put(name.apply(each), label.apply(each)));
        return named;
    }

    /** Who has a usual counter: nobody else can be away from one. */
    private List<StaffChoice> people() {
        return closable.staff().stream()
                .filter(person -> person.counter() != null)
                .sorted(Comparator.comparing(
                        person -> Optional.ofNullable(person.counter()).orElse("")))
                .toList();
    }

    /** A place in words. */
    String word(String name) {
        var colon = name.indexOf(':');
        var code = name.substring(colon + 1);
        return switch (colon < 0 ? name : name.substring(0, colon)) {
            case OFFICE -> wording.say("closures.place.office");
            case "TEAM" ->
                closable.teams().stream()
                        .filter(team -> team.code().equals(code))
                        .map(TeamChoice::label)
                        .findFirst()
                        .orElse(code);
            case "COUNTER" ->
                closable.counters().stream()
                        .filter(counter -> counter.code().equals(code))
                        .map(this::counter)
                        .findFirst()
                        .orElseGet(() -> wording.say("closures.place.counter", new Ltr(code)));
            case "RESOURCE" ->
                closable.resources().stream()
                        .filter(resource -> resource.code().equals(code))
                        .map(ResourceChoice::label)
                        .findFirst()
                        .orElse(code);
            case STAFF ->
                closable.staff().stream()
                        .filter(person -> person.subject().equals(code))
                        .map(this::person)
                        .findFirst()
                        .orElseGet(() -> wording.say("closures.place.somebody"));
            default -> code;
        };
    }

    /** What a closure closes: the person, and the counter that is closed for it. */
    String word(Closure closure) {
        var code = closure.scope().code();
        // The counter as it was when the absence was entered: where the person sits now may be another one.
        return closure.staff() != null && code != null
                ? wording.say("closures.place.person", new Ltr(code))
                : word(name(closure.scope()));
    }

    /** Whether a closure takes something away from that place. */
    boolean concerns(Closure closure, String name) {
        var scope = closure.scope();
        if (name.isEmpty() || scope.kind().equals(OFFICE) || name.equals(name(closure)) || name.equals(name(scope))) {
            return true;
        }
        var team = name.startsWith("COUNTER:") ? teamOf(name.substring("COUNTER:".length())) : null;
        return (team != null && name(scope).equals("TEAM:" + team))
                || (scope.kind().equals("COUNTER")
                        && scope.code() != null
                        && name.equals("TEAM:" + teamOf(scope.code())));
    }

    private @Nullable String teamOf(String counter) {
        return closable.counters().stream()
                .filter(each -> each.code().equals(counter))
                .map(CounterChoice::team)
                .findFirst()
                .orElse(null);
    }

    private String counter(CounterChoice counter) {
        return counter.room() == null || counter.room().isBlank()
                ? wording.say("closures.place.counter", new Ltr(counter.code()))
                : wording.say("closures.place.room", new Ltr(counter.code()), new Ltr(counter.room()));
    }

    private String person(StaffChoice person) {
        return person.counter() == null
                ? wording.say("closures.place.somebody")
                : wording.say("closures.place.person", new Ltr(person.counter()));
    }
}
