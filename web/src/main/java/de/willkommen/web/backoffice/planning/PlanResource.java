package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.backoffice.Span;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.PlanningApi.Change;
import de.willkommen.web.upstream.PlanningApi.Plan;
import de.willkommen.web.upstream.PlanningApi.PreviewRequest;
import de.willkommen.web.upstream.Refused;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Opening plans: all of them in words, and the form of one. Nothing is saved before a preview was seen; the form travels
 * through it and back with everything in it. Who was second sees both versions and chooses.
 */
@Path(PlanResource.HERE)
@RolesAllowed({"lead", "admin"})
public class PlanResource {

    static final String HERE = CalendarResource.HERE + "/plans";

    private static final String ID = "{id: [0-9a-f]{8}-[0-9a-f-]{27}}";
    private static final String CHANGED = "plan-changed";
    private static final Pattern ITEM = Pattern.compile("(exceptOn|shares)\\[(\\d{1,3})](?:\\.(\\w+))?");

    private final Pages pages;
    private final PlanningOffice office;

    PlanResource(Pages pages, PlanningOffice office) {
        this.pages = pages;
        this.office = office;
    }

    @CheckedTemplate(basePath = "planning")
    static class Templates {
        static native TemplateInstance plans(Page page, BackOffice.Frame frame, List<Heap> heaps);

        static native TemplateInstance plan(Page page, BackOffice.Frame frame, PlanSheet sheet);

        static native TemplateInstance preview(Page page, BackOffice.Frame frame, Intent intent, EffectView effect);

        static native TemplateInstance conflict(Page page, BackOffice.Frame frame, Intent intent, Dispute dispute);
    }

    /** The plans of somebody. */
    record Heap(String name, String owner, List<Line> plans) {}

    /** A plan in words. */
    record Line(String id, String sentence, String from, String until, String except, String shares, boolean over) {}

    /**
     * A change that is looked at before it is made.
     *
     * @param id of the plan; absent for a new one
     * @param version the one that was seen
     * @param fields everything that was typed
     */
    record Intent(
            @Nullable String id,
            int version,
            String formKey,
            String whose,
            String sentence,
            Map<String, String> facts,
            List<PlanForm.Hidden> fields) {}

    /**
     * Two versions of a plan.
     *
     * @param removing whether the other one wanted to remove it
     */
    record Dispute(List<Difference> fields, boolean removing) {}

    /** A field in both versions. */
    record Difference(String field, String theirs, String mine, boolean differs) {}

    /** All plans, by whose they are. */
    @GET
    public Response all() {
        var dates = office.dates();
        var owners = office.owners();
        var words = new PlanWords(owners, dates, office.wording());
        var today = office.today();
        var byOwner = new LinkedHashMap<String, List<Line>>();
        owners.all().forEach(owner -> byOwner.put(Owners.written(owner), new ArrayList<>()));
        office.ask((api, code) -> api.plans(code)).stream()
                .sorted(Comparator.comparing(Plan::startsOn).thenComparing(Plan::opensAt))
                .forEach(plan -> byOwner.computeIfAbsent(Owners.written(plan.owner()), any -> new ArrayList<>())
                        .add(line(plan, words, today)));
        var heaps = byOwner.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Heap(
                        Owners.read(entry.getKey()).map(owners::name).orElse(entry.getKey()),
                        entry.getKey(),
                        entry.getValue()))
                .toList();
        return pages.show(Templates.plans(pages.pageAt(HERE, ""), office.frame(), heaps));
    }

    private static Line line(Plan plan, PlanWords words, LocalDate today) {
        var form = PlanForm.of(plan);
        var facts = words.facts(form);
        return new Line(
                plan.id().toString(),
                words.sentence(form),
                facts.getOrDefault("startsOn", ""),
                facts.getOrDefault("endsOn", ""),
                form.except().isEmpty() ? "" : facts.getOrDefault("except", ""),
                facts.getOrDefault("shares", ""),
                plan.endsOn() != null && plan.endsOn().isBefore(today));
    }

    /** A new plan. */
    @GET
    @Path("new")
    public Response begin(@RestQuery @Nullable String date, @RestQuery @Nullable String whose) {
        var day = Span.dayOr(date, office.today());
        return sheet(
                200,
                null,
                0,
                FormKey.fresh(),
                PlanForm.begun(day, Owners.read(whose).orElse(null)),
                Map.of(),
                "");
    }

    /** Looks at a new plan, or enters it. */
    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(MultivaluedMap<String, String> sent) {
        return step(null, new FormFields(sent));
    }

    /** A plan. */
    @GET
    @Path(ID)
    public Response show(@RestPath UUID id) {
        var plan = plan(id);
        return sheet(200, id.toString(), plan.version(), FormKey.fresh(), PlanForm.of(plan), Map.of(), "");
    }

    /** Looks at a changed plan, or saves it. */
    @POST
    @Path(ID)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        return step(id, new FormFields(sent));
    }

    /** What removing a plan would do. */
    @GET
    @Path(ID + "/remove")
    public Response askToRemove(@RestPath UUID id) {
        return look(id, plan(id).version(), "", null);
    }

    /** Removes it. */
    @POST
    @Path(ID + "/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@RestPath UUID id, @RestForm @DefaultValue("") String version) {
        var plan = plan(id);
        try {
            office.ask((api, code) -> {
                api.remove(code, id, etag(number(version)));
                return true;
            });
            return done("removed", plan.startsOn(), PlanForm.of(plan));
        } catch (Refused refused) {
            if (!refused.is(CHANGED)) {
                throw refused;
            }
            return dispute(id, plan(id), null, "");
        }
    }

    private Response step(@Nullable UUID id, FormFields typed) {
        var form = PlanForm.of(typed);
        var formKey = typed.text("formKey");
        var version = number(typed.text("version"));
        var name = id == null ? null : id.toString();
        var missing = form.missing();
        return switch (typed.text("step")) {
            case "edit" -> sheet(200, name, version, formKey, form, Map.of(), "");
            case "save" -> missing.isPresent() ? look(id, version, formKey, form) : save(id, version, formKey, form);
            default -> look(id, version, formKey, form);
        };
    }

    /** Shows what a change would do; without a form the plan would be removed. */
    private Response look(@Nullable UUID id, int version, String formKey, @Nullable PlanForm form) {
        var name = id == null ? null : id.toString();
        var draft = form == null ? null : form.draft();
        if (form != null && form.missing().isPresent()) {
            var error = Map.of(form.missing().get(), office.wording().say("planning.missing"));
            return sheet(400, name, version, formKey, form, error, "");
        }
        try {
            @Nullable Plan current = id == null ? null : plan(id);
            var verb = form == null ? "DELETE_PLAN" : id == null ? "CREATE_PLAN" : "REPLACE_PLAN";
            var preview = office.ask(
                    (api, code) -> api.preview(code, new PreviewRequest(List.of(new Change(verb, id, draft, null)))));
            if (id != null && current != null && current.version() != version) {
                return dispute(id, current, form, formKey);
            }
            var shown = form == null ? PlanForm.of(Objects.requireNonNull(current)) : form;
            var dates = office.dates();
            var words = new PlanWords(office.owners(), dates, office.wording());
            var intent = new Intent(
                    name,
                    version,
                    formKey,
                    words.whose(shown),
                    words.sentence(shown),
                    words.facts(shown),
                    form == null ? List.of() : form.fields());
            var at = HERE + "/" + (id == null ? "new" : id);
            return pages.show(Templates.preview(
                    pages.pageAt(at, ""), office.frame(), intent, EffectView.of(preview, dates, office.wording())));
        } catch (Refused refused) {
            return refused(refused, id, version, formKey, form);
        }
    }

    private Response save(@Nullable UUID id, int version, String formKey, PlanForm form) {
        var draft = form.draft();
        try {
            var saved = office.ask((api, code) -> id == null
                    ? api.create(code, FormKey.forRequest(formKey, draft), draft)
                    : api.replace(code, id, etag(version), draft));
            return done("saved", saved.startsOn(), form);
        } catch (Refused refused) {
            if (id != null && refused.is(CHANGED)) {
                return dispute(id, plan(id), form, formKey);
            }
            return refused(refused, id, version, formKey, form);
        }
    }

    /** To the first week the change shows in. */
    private Response done(String what, LocalDate startsOn, PlanForm form) {
        var today = office.today();
        var day = startsOn.isBefore(today) ? today : startsOn;
        return Pages.go(CalendarResource.HERE + "?view=week&date=" + day
                + (form.whose().isPresent() ? "&whose=" + form.owner() : "") + "&done=" + what);
    }

    private Response refused(Refused refused, @Nullable UUID id, int version, String formKey, @Nullable PlanForm form) {
        var name = id == null ? null : id.toString();
        if (form != null && id != null && refused.status() == 404) {
            // Somebody has removed it meanwhile: what was typed can still be entered as a new plan.
            return sheet(
                    409,
                    null,
                    0,
                    FormKey.fresh(),
                    form,
                    Map.of(),
                    office.wording().say("planning.gone"));
        }
        if (form == null || refused.status() != 400) {
            throw refused;
        }
        var errors = new LinkedHashMap<String, String>();
        refused.problem().paths().forEach((path, why) -> errors.putIfAbsent(field(path, form), why));
        return sheet(
                400,
                name,
                version,
                formKey,
                form,
                errors,
                errors.isEmpty() ? refused.problem().detail() : "");
    }

    /** The id of the input where a field of the request was typed. */
    private static String field(String path, PlanForm form) {
        var plan = path.replaceFirst("^changes\\[0]\\.(plan\\.)?", "");
        if (plan.startsWith("owner")) {
            return "owner";
        }
        if (plan.equals("rule")) {
            return form.ruleField();
        }
        if (plan.equals("endsOn") && form.repeat().equals("once")) {
            return "startsOn";
        }
        var item = ITEM.matcher(plan);
        if (!item.matches()) {
            return plan;
        }
        if (item.group(1).equals("exceptOn")) {
            return "except-" + item.group(2);
        }
        var channels = form.shares().stream()
                .filter(PlanForm.ShareForm::chosen)
                .map(PlanForm.ShareForm::channel)
                .toList();
        var index = Integer.parseInt(item.group(2));
        return index >= channels.size()
                ? "shares"
                : "counters".equals(item.group(3))
                        ? channels.get(index) + "-counters"
                        : "releaseMinutesBefore".equals(item.group(3)) ? channels.get(index) + "-release" : "shares";
    }

    private Response dispute(UUID id, Plan current, @Nullable PlanForm mine, String formKey) {
        var words = new PlanWords(office.owners(), office.dates(), office.wording());
        var theirs = PlanForm.of(current);
        var theirFacts = words.facts(theirs);
        var myFacts = mine == null ? theirFacts : words.facts(mine);
        var fields = theirFacts.entrySet().stream()
                .map(fact -> {
                    var my = myFacts.getOrDefault(fact.getKey(), "");
                    return new Difference(fact.getKey(), fact.getValue(), my, !my.equals(fact.getValue()));
                })
                .toList();
        // Whoever goes on has seen the newest version.
        var intent = new Intent(
                id.toString(),
                current.version(),
                formKey,
                words.whose(theirs),
                words.sentence(theirs),
                theirFacts,
                mine == null ? List.of() : mine.fields());
        return pages.show(
                409,
                Templates.conflict(
                        pages.pageAt(HERE + "/" + id, ""), office.frame(), intent, new Dispute(fields, mine == null)));
    }

    private Response sheet(
            int status,
            @Nullable String id,
            int version,
            String formKey,
            PlanForm form,
            Map<String, String> errors,
            String trouble) {
        var sheet = PlanSheet.of(
                id, version, formKey, form, office.owners(), office.dates(), office.wording(), errors, trouble);
        var at = HERE + "/" + (id == null ? "new" : id);
        return pages.show(status, Templates.plan(pages.pageAt(at, ""), office.frame(), sheet));
    }

    private Plan plan(UUID id) {
        return office.ask((api, code) -> api.plan(code, id));
    }

    private static String etag(int version) {
        return "\"" + version + "\"";
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }
}
