package de.willkommen.web.backoffice.closure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Faults;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.ClosureApi.Change;
import de.willkommen.web.upstream.ClosureApi.Changes;
import de.willkommen.web.upstream.ClosureApi.Closure;
import de.willkommen.web.upstream.Problem;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * One closure: entered, changed and removed after a look at what that would do. Who was second sees both versions.
 */
@Path("/backoffice/closures")
@RolesAllowed({"lead", "admin"})
public class ClosureResource {

    private static final String HERE = "/backoffice/closures";
    private static final String ID = "{id: [0-9a-f]{8}-[0-9a-f-]{27}}";
    private static final List<String> FIELDS =
            List.of("kind", "what", "startsOn", "endsOn", "startsAt", "endsAt", "reason");

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Visit visit;
    private final ObjectMapper json;

    ClosureResource(
            Pages pages, BackOffice backOffice, Offices offices, Services services, Visit visit, ObjectMapper json) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.visit = visit;
        this.json = json;
    }

    @CheckedTemplate(basePath = "closures")
    static class Templates {
        static native TemplateInstance sheet(Page page, BackOffice.Frame frame, Sheet sheet);

        static native TemplateInstance remove(Page page, BackOffice.Frame frame, Removal removal);
    }

    /**
     * What is to be removed, and what that would do.
     *
     * @param changed whether somebody else has changed it since it was seen
     */
    record Removal(UUID id, int version, Row row, Effects effect, boolean changed) {}

    /** Something new, with what the calendar has shown. */
    @GET
    @Path("new")
    public Response begin(@RestQuery @DefaultValue("") String date, @RestQuery @DefaultValue("") String what) {
        var form = Form.begun(date, places().offers(what) ? List.of(what) : List.of());
        return show(200, null, 0, form, Faults.NONE, List.of(), null, FormKey.fresh());
    }

    /** Says what entering it would do, or enters what was looked at like that: one for each place. */
    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(MultivaluedMap<String, String> sent) {
        var typed = new FormFields(sent);
        var form = Form.of(typed);
        if (!isLookedAt(typed, form, 0) || form.what().isEmpty()) {
            return preview(200, null, 0, form, List.of(), typed.text("formKey"));
        }
        try {
            var office = backOffice.office();
            // Sent again after half of them were stored, the keys make the others be stored alone.
            for (var place : form.what()) {
                var key = FormKey.forRequest(typed.text("formKey"), form, place);
                services.closures().ask(api -> api.create(office, key, form.draft(place)));
            }
            return Pages.go(done("entered"));
        } catch (Refused refused) {
            return refused(refused, null, 0, form, typed.text("formKey"));
        }
    }

    /** One of them. */
    @GET
    @Path(ID)
    public Response show(@RestPath UUID id) {
        var closure = closure(id);
        return show(200, id, closure.version(), Form.of(closure), Faults.NONE, List.of(), null, FormKey.fresh());
    }

    /** Says what changing it would do, or changes it as it was looked at. */
    @POST
    @Path(ID)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var typed = new FormFields(sent);
        var form = Form.of(typed);
        var version = number(typed.text("version"));
        if (!isLookedAt(typed, form, version) || form.what().size() != 1) {
            return preview(200, id, version, form, List.of(), typed.text("formKey"));
        }
        try {
            var office = backOffice.office();
            services.closures()
                    .ask(api -> api.replace(
                            office, id, etag(version), form.draft(form.what().get(0))));
            return Pages.go(done("changed"));
        } catch (Refused refused) {
            return refused(refused, id, version, form, typed.text("formKey"));
        }
    }

    /** Asks whether it shall go, and says what that would do. */
    @GET
    @Path(ID + "/remove")
    public Response askToRemove(@RestPath UUID id) {
        return askToRemove(200, id, false);
    }

    /** Removes it. */
    @POST
    @Path(ID + "/remove")
    public Response remove(@RestPath UUID id, @RestForm @DefaultValue("") String version) {
        try {
            services.closures().ask(api -> {
                api.remove(backOffice.office(), id, etag(number(version)));
                return true;
            });
            return Pages.go(done("removed"));
        } catch (Refused refused) {
            if (refused.is("plan-changed")) {
                return askToRemove(409, id, true);
            }
            throw refused;
        }
    }

    /** Whether the effect of just this was on the page, and it is not asked for once more. */
    private static boolean isLookedAt(FormFields typed, Form form, int version) {
        return typed.text("again").isEmpty() && typed.text("seal").equals(form.seal(version));
    }

    private Response askToRemove(int status, UUID id, boolean changed) {
        var closure = closure(id);
        var row = Row.of(closure, places(), offices.dates(backOffice.office()));
        var effect = effect(List.of(new Change("DELETE_CLOSURE", id, null)));
        return pages.show(
                status,
                Templates.remove(
                        pages.pageAt(HERE + "/" + id + "/remove", ""),
                        backOffice.frame(),
                        new Removal(id, closure.version(), row, effect, changed)));
    }

    private Response preview(
            int status, @Nullable UUID id, int version, Form form, List<Sheet.Difference> theirs, String formKey) {
        var changes = form.drafts().stream()
                .map(draft -> new Change(id == null ? "CREATE_CLOSURE" : "REPLACE_CLOSURE", id, draft))
                .toList();
        try {
            return show(status, id, version, form, Faults.NONE, theirs, effect(changes), formKey);
        } catch (Refused refused) {
            return refused(refused, id, version, form, formKey);
        }
    }

    private Effects effect(List<Change> changes) {
        var office = backOffice.office();
        return Effects.of(
                services.closures().ask(api -> api.preview(office, new Changes(changes))),
                offices.dates(office),
                offices.names(office));
    }

    private Response refused(Refused refused, @Nullable UUID id, int version, Form form, String formKey) {
        var current = refused.problem().members().path("current");
        if (refused.is("plan-changed") && current.isObject()) {
            var theirs = closure(current);
            // Whoever stores the form after this has seen theirs.
            return preview(409, id, theirs.version(), form, differences(form, Form.of(theirs)), formKey);
        }
        if (id != null && isGone(refused)) {
            var gone = new Faults(Map.of(), visit.wording().say("closures.gone"));
            return show(409, null, 0, form, gone, List.of(), null, FormKey.fresh());
        }
        if (refused.status() == 400) {
            return show(400, id, version, form, faults(refused.problem()), List.of(), null, formKey);
        }
        throw refused;
    }

    /** A preview names the unknown entry as a field, a change does not find it. */
    private static boolean isGone(Refused refused) {
        return refused.status() == 404
                || refused.problem().paths().keySet().stream().anyMatch(path -> path.endsWith("].id"));
    }

    private Faults faults(Problem problem) {
        var told = new LinkedHashMap<String, String>();
        problem.paths().forEach((path, why) -> told.putIfAbsent(field(path), why));
        var found = new LinkedHashMap<String, String>();
        FIELDS.stream().filter(told::containsKey).forEach(field -> found.put(field, told.get(field)));
        if (found.containsKey("what") && problem.paths().keySet().stream().noneMatch(path -> path.endsWith("staff"))) {
            found.put("what", visit.wording().say("closures.what.missing"));
        }
        return new Faults(found, found.isEmpty() ? problem.detail() : "");
    }

    /** The field of the form: {@code changes[0].closure.scope.code} is about what is closed. */
    private static String field(String path) {
        var inside = path.replaceAll("^changes\\[\\d+]\\.(closure\\.)?", "");
        return inside.startsWith("scope") || inside.equals("staff") ? "what" : inside;
    }

    private List<Sheet.Difference> differences(Form mine, Form theirs) {
        var wording = visit.wording();
        var places = places();
        var all = List.of(
                new Sheet.Difference(wording.say("closures.kind"), kind(mine), kind(theirs)),
                new Sheet.Difference(wording.say("closures.what"), what(mine, places), what(theirs, places)),
                new Sheet.Difference(wording.say("closures.first"), mine.startsOn(), theirs.startsOn()),
                new Sheet.Difference(wording.say("closures.last"), mine.endsOn(), theirs.endsOn()),
                new Sheet.Difference(wording.say("closures.from"), mine.startsAt(), theirs.startsAt()),
                new Sheet.Difference(wording.say("closures.until"), mine.endsAt(), theirs.endsAt()),
                new Sheet.Difference(wording.say("closures.reason"), mine.reason(), theirs.reason()));
        return all.stream()
                .filter(difference -> !difference.mine().equals(difference.theirs()))
                .toList();
    }

    private String kind(Form form) {
        return visit.wording().sayIfKnown("closures.kind." + form.kind()).orElse(form.kind());
    }

    private static String what(Form form, Places places) {
        return form.what().stream().map(places::word).collect(Collectors.joining(" · "));
    }

    private Response show(
            int status,
            @Nullable UUID id,
            int version,
            Form form,
            Faults faults,
            List<Sheet.Difference> theirs,
            @Nullable Effects effect,
            String formKey) {
        var sheet = new Sheet(
                id,
                version,
                form,
                places().groups(form.what()),
                faults,
                theirs,
                effect,
                effect == null ? "" : form.seal(version),
                formKey);
        return pages.show(status, Templates.sheet(pages.pageAt(sheet.action(), ""), backOffice.frame(), sheet));
    }

    private Places places() {
        var office = backOffice.office();
        return new Places(services.planning().ask(api -> api.choices(office)), visit.wording());
    }

    private Closure closure(UUID id) {
        var office = backOffice.office();
        return services.closures().ask(api -> api.closure(office, id));
    }

    private Closure closure(JsonNode current) {
        try {
            return json.treeToValue(current, Closure.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A closure that cannot be read", unreadable);
        }
    }

    private static String done(String what) {
        return HERE + "?done=" + what;
    }

    private static String etag(int version) {
        return "\"" + version + "\"";
    }

    private static int number(String version) {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }
}
