package de.willkommen.web.backoffice.calling;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.language.Dates;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.staff.SignedIn;
import de.willkommen.web.upstream.PolicyApi.CallingPolicy;
import de.willkommen.web.upstream.PolicyApi.PolicyHistory;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The rules by which the office calls, for its lead. Who is second sees what the first wrote beside what was typed. */
@Path("/backoffice/calling")
@RolesAllowed({"lead", "admin"})
public class CallingResource {

    private static final String HERE = "/backoffice/calling";
    private static final int LINES_AT_ONCE = 5;

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Visit visit;
    private final SignedIn signedIn;

    CallingResource(
            Pages pages, BackOffice backOffice, Offices offices, Services services, Visit visit, SignedIn signedIn) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.visit = visit;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "calling")
    static class Templates {
        static native TemplateInstance policy(Page page, BackOffice.Frame frame, Rules rules, boolean done);
    }

    /**
     * The page.
     *
     * @param numbers the rules that are numbers
     * @param until when kiosk and phone stop giving numbers, for each weekday
     * @param contingents how many numbers a day, for each service
     * @param ranges from where to where the numbers go, for each letter
     * @param faults what is wrong with which field
     * @param trouble what is wrong with all of it; empty when nothing is
     * @param history who changed what, the newest first
     * @param older the rest of the history
     */
    record Rules(
            long revision,
            List<Field> numbers,
            Fold until,
            Fold contingents,
            Fold ranges,
            Map<String, String> faults,
            String trouble,
            List<Line> history,
            List<Line> older) {}

    /**
     * What is seldom changed and folded away.
     *
     * @param open whether something in it is wrong, or not as it is stored
     * @param set how much of it somebody has set
     */
    record Fold(List<Group> groups, boolean open, int set) {

        static Fold of(List<Group> groups) {
            var fields =
                    groups.stream().flatMap(group -> group.fields().stream()).toList();
            return new Fold(
                    groups,
                    fields.stream()
                            .anyMatch(field -> field.changed() || !field.error().isEmpty()),
                    (int) fields.stream()
                            .filter(field -> !field.value().isEmpty())
                            .count());
        }
    }

    /** Fields that belong together; the letter is empty where they belong to none. */
    record Group(String letter, List<Field> fields) {}

    /**
     * A field of the form.
     *
     * @param label its name in words
     * @param theirs what somebody else wrote there meanwhile; empty when that is the same
     * @param changed whether something else is in force
     */
    record Field(String name, String label, String value, String error, String theirs, boolean changed) {}

    /** A line of the history. */
    record Line(String when, String who, List<String> changes) {}

    /** How the office calls. */
    @GET
    public Response show(@RestQuery @DefaultValue("") String done) {
        var history = history();
        var current = history.versions().get(0);
        return show(200, history, current.revision(), PolicyForm.of(current.policy()), Map.of(), "", !done.isEmpty());
    }

    /** Changes it. What was typed stays when it is refused. */
    @POST
    public Response change(@RestForm @DefaultValue("0") long revision, MultivaluedMap<String, String> typed) {
        var form = PolicyForm.of(typed);
        var faults = new LinkedHashMap<String, String>();
        form.unreadable().forEach(name -> faults.put(name, visit.wording().say("calling.number")));
        if (!faults.isEmpty()) {
            return show(400, history(), revision, form, faults, "", false);
        }
        try {
            services.policies().ask(api -> api.change(backOffice.office(), form.sheet(revision)));
            return Pages.go(HERE + "?done=yes");
        } catch (Refused refused) {
            if (refused.status() == 409) {
                // Sent once more, it is meant to stand over theirs, which it shows.
                var history = history();
                return show(
                        409,
                        history,
                        history.versions().get(0).revision(),
                        form,
                        Map.of(),
                        refused.problem().detail(),
                        false);
            }
            if (refused.status() != 400) {
                throw refused;
            }
            return show(
                    400,
                    history(),
                    revision,
                    form,
                    refused.problem().paths(),
                    refused.problem().detail(),
                    false);
        }
    }

    private PolicyHistory history() {
        return services.policies().ask(api -> api.history(backOffice.office()));
    }

    private Response show(
            int status,
            PolicyHistory history,
            long revision,
            PolicyForm form,
            Map<String, String> faults,
            String trouble,
            boolean done) {
        var versions = history.versions();
        var names = offices.names(backOffice.office());
        var stored = PolicyForm.of(versions.get(0).policy());
        Function<String, Field> field = name -> field(name, form, stored, status == 409, names, faults);
        var lines = history(versions, names, offices.dates(backOffice.office()));
        var shown = Math.min(LINES_AT_ONCE, lines.size());
        var rules = new Rules(
                revision,
                PolicyForm.NUMBERS.stream().map(field).toList(),
                Fold.of(List.of(group(Stream.of(DayOfWeek.values()).map(PolicyForm::until), field))),
                Fold.of(List.of(group(names.keySet().stream().map(code -> PolicyForm.PER_DAY + "." + code), field))),
                Fold.of(history.letters().stream()
                        .map(letter -> new Group(
                                letter,
                                PolicyForm.ENDS.stream()
                                        .map(end -> field.apply(PolicyForm.range(letter, end)))
                                        .toList()))
                        .toList()),
                faults,
                trouble,
                lines.subList(0, shown),
                lines.subList(shown, lines.size()));
        return pages.show(status, Templates.policy(pages.pageAt(HERE, ""), backOffice.frame(), rules, done));
    }

    private static Group group(Stream<String> names, Function<String, Field> field) {
        return new Group("", names.map(field).toList());
    }

    /** @param beside whether to show what is in force beside what was typed */
    private Field field(
            String name,
            PolicyForm form,
            PolicyForm stored,
            boolean beside,
            Map<String, String> names,
            Map<String, String> faults) {
        var changed = !stored.value(name).equals(form.value(name));
        return new Field(
                name,
                label(name, names),
                form.value(name),
                faults.getOrDefault(name, ""),
                beside && changed ? shown(stored.value(name)) : "",
                changed);
    }

    private List<Line> history(List<CallingPolicy> versions, Map<String, String> names, Dates dates) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i + 1 < versions.size(); i++) {
            var version = versions.get(i);
            var before = PolicyForm.of(versions.get(i + 1).policy());
            lines.add(new Line(
                    version.changedAt() == null ? "" : dates.moment(version.changedAt()),
                    who(version),
                    changes(PolicyForm.of(version.policy()).changesSince(before), names)));
        }
        return lines;
    }

    /** A sentence for each, and one for all weekdays that were changed alike. */
    private List<String> changes(Map<String, PolicyForm.Change> changes, Map<String, String> names) {
        var alike = new LinkedHashMap<PolicyForm.Change, List<DayOfWeek>>();
        for (var day : DayOfWeek.values()) {
            PolicyForm.@Nullable Change change = changes.get(PolicyForm.until(day));
            if (change != null) {
                alike.computeIfAbsent(change, none -> new ArrayList<>()).add(day);
            }
        }
        return Stream.concat(
                        changes.entrySet().stream()
                                .filter(entry -> PolicyForm.day(entry.getKey()).isEmpty())
                                .map(entry -> changed(label(entry.getKey(), names), entry.getValue())),
                        alike.entrySet().stream().map(entry -> changed(until(entry.getValue()), entry.getKey())))
                .toList();
    }

    private String changed(String label, PolicyForm.Change change) {
        return visit.wording().say("calling.change", label, shown(change.before()), shown(change.after()));
    }

    private String until(List<DayOfWeek> days) {
        return visit.wording()
                .say(
                        "calling.until.days",
                        days.size() == DayOfWeek.values().length
                                ? visit.wording().say("calling.until.all")
                                : days.stream().map(this::weekday).collect(Collectors.joining(", ")));
    }

    private String weekday(DayOfWeek day) {
        return offices.dates(backOffice.office()).weekday(day);
    }

    /** The reader, the name the person had then, or the account; forgotten after a while. */
    private String who(CallingPolicy version) {
        @Nullable String account = version.changedBy();
        if (account == null) {
            return visit.wording().say("calling.forgotten");
        }
        return account.equals(signedIn.subject())
                ? visit.wording().say("bookings.you")
                : Objects.requireNonNullElse(version.changedByName(), account);
    }

    private String shown(String value) {
        return value.isEmpty() ? visit.wording().say("calling.unlimited") : value;
    }

    private String label(String name, Map<String, String> names) {
        if (name.startsWith(PolicyForm.RANGES + ".")) {
            var end = PolicyForm.End.of(name);
            return visit.wording()
                    .sayIfKnown("calling.range." + end.name())
                    .map(label -> visit.wording().say("calling.range.of", end.letter(), label))
                    .orElse(name);
        }
        var day = PolicyForm.day(name);
        if (day.isPresent()) {
            return weekday(day.get());
        }
        return PolicyForm.service(name)
                .map(code -> names.getOrDefault(code, code))
                .orElseGet(() ->
                        visit.wording().sayIfKnown("calling.field." + name).orElse(name));
    }
}
