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
     */
    record Rules(
            long revision,
            List<Field> numbers,
            List<Field> until,
            List<Field> contingents,
            List<Letter> ranges,
            Map<String, String> faults,
            String trouble,
            List<Line> history) {}

    /**
     * A field of the form.
     *
     * @param label its name in words
     * @param theirs what somebody else wrote there meanwhile; empty when that is the same
     */
    record Field(String name, String label, String value, String error, String theirs) {}

    /** The ranges of a letter. */
    record Letter(String letter, List<Field> ends) {}

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
        var theirs = PolicyForm.of(versions.get(0).policy());
        var beside = status == 409 ? theirs : form;
        var rules = new Rules(
                revision,
                PolicyForm.NUMBERS.stream()
                        .map(name -> field(name, form, beside, names, faults))
                        .toList(),
                Stream.of(DayOfWeek.values())
                        .map(day -> field(PolicyForm.until(day), form, beside, names, faults))
                        .toList(),
                names.keySet().stream()
                        .map(code -> field(PolicyForm.PER_DAY + "." + code, form, beside, names, faults))
                        .toList(),
                history.letters().stream()
                        .map(letter -> new Letter(
                                letter,
                                PolicyForm.ENDS.stream()
                                        .map(end -> field(PolicyForm.range(letter, end), form, beside, names, faults))
                                        .toList()))
                        .toList(),
                faults,
                trouble,
                history(versions, names, offices.dates(backOffice.office())));
        return pages.show(status, Templates.policy(pages.pageAt(HERE, ""), backOffice.frame(), rules, done));
    }

    private Field field(
            String name, PolicyForm form, PolicyForm theirs, Map<String, String> names, Map<String, String> faults) {
        var differs = !theirs.value(name).equals(form.value(name));
        return new Field(
                name,
                label(name, names),
                form.value(name),
                faults.getOrDefault(name, ""),
                differs ? shown(theirs.value(name)) : "");
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
