package de.willkommen.web.backoffice.administration;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Master data: what there is, lists, and forms. Who was second sees both versions and decides. */
@Path("/backoffice/administration")
@RolesAllowed("admin")
public class AdministrationResource {

    private static final String HERE = "/backoffice/administration";
    private static final List<Kind> LISTED =
            List.of(Kind.TEAMS, Kind.COUNTERS, Kind.STAFF, Kind.SERVICES, Kind.RESOURCES);

    private final Pages pages;
    private final BackOffice backOffice;
    private final Records records;
    private final Sheets sheets;
    private final Visit visit;

    AdministrationResource(Pages pages, BackOffice backOffice, Records records, Sheets sheets, Visit visit) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.records = records;
        this.sheets = sheets;
        this.visit = visit;
    }

    @CheckedTemplate(basePath = "administration")
    static class Templates {
        static native TemplateInstance overview(
                Page page, BackOffice.Frame frame, String authority, List<Door> doors, String done);

        static native TemplateInstance list(Page page, BackOffice.Frame frame, Register register);

        static native TemplateInstance entry(Page page, BackOffice.Frame frame, Sheet sheet);
    }

    /** A kind of master data and how many are in use. */
    record Door(String kind, int count) {}

    /**
     * A list.
     *
     * @param headings of the columns after the first
     * @param done code of what was just stored, empty when nothing was
     */
    record Register(String kind, List<String> headings, List<Row> rows, boolean canRest, String done) {}

    /** A line of a list. */
    record Row(String code, String name, List<String> cells, boolean active) {}

    /** What there is. */
    @GET
    public Response overview(@RestQuery @DefaultValue("") String done) {
        var doors = LISTED.stream()
                .map(kind -> new Door(kind.address(), (int) records.all(kind).stream()
                        .filter(entry -> entry.path("active").asBoolean())
                        .count()))
                .toList();
        return pages.show(Templates.overview(
                pages.page(), backOffice.frame(), backOffice.authority(), doors, done.isEmpty() ? "" : "done"));
    }

    /** All of a kind. */
    @GET
    @Path("{kind}")
    public Response list(@RestPath String kind, @RestQuery @DefaultValue("") String done) {
        var listed = kind(kind);
        var headings = listed.columns().stream()
                .map(question -> sheets.word(question.path()))
                .toList();
        var rows = records.all(listed).stream()
                .map(entry -> {
                    var answers = Sheets.answers(listed, entry);
                    var code = entry.path(listed.key()).asText();
                    return new Row(
                            code,
                            listed == Kind.SERVICES ? sheets.title(listed, code, answers) : code,
                            listed.columns().stream()
                                    .map(question -> sheets.inWords(question, answers))
                                    .toList(),
                            !listed.canRest() || entry.path("active").asBoolean());
                })
                .toList();
        var said = done.matches("[A-Za-z0-9-]{1,64}") ? done : "";
        return pages.show(Templates.list(
                pages.page(), backOffice.frame(), new Register(kind, headings, rows, listed.canRest(), said)));
    }

    /** Something new. */
    @GET
    @Path("new/{kind}")
    public Response begin(@RestPath String kind) {
        var begun = listed(kind);
        var usual = new LinkedHashMap<String, List<String>>();
        begun.questions().stream()
                .filter(question -> question.path().equals("active"))
                .forEach(question -> usual.put(question.path(), List.of("true")));
        if (begun == Kind.OFFICES) {
            // A new office starts out like the one the person works for.
            usual.putAll(Sheets.answers(begun, records.one(begun, backOffice.office())));
            List.of("address.street", "address.postalCode", "address.city").forEach(usual::remove);
        }
        return show(200, begun, "", 0, usual, "", Map.of());
    }

    /** Stores something new. */
    @POST
    @Path("new/{kind}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@RestPath String kind, MultivaluedMap<String, String> sent) {
        var begun = listed(kind);
        var code = first(sent, "code");
        if (!code.matches("[A-Za-z0-9-]{1,64}")) {
            var errors = Map.of(
                    "code",
                    code.isEmpty()
                            ? visit.wording().say("administration.missing")
                            : visit.wording().say("administration.odd"));
            return show(400, begun, "", 0, Map.copyOf(sent), "", errors);
        }
        return store(begun, code, 0, sent);
    }

    /** One of them. */
    @GET
    @Path("{kind}/{code: [A-Za-z0-9-]+}")
    public Response show(@RestPath String kind, @RestPath String code) {
        var shown = kind(kind);
        var entry = records.one(shown, code);
        return show(200, shown, code, entry.path("revision").asLong(), Sheets.answers(shown, entry), "", Map.of());
    }

    /** Changes it. */
    @POST
    @Path("{kind}/{code: [A-Za-z0-9-]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath String kind, @RestPath String code, MultivaluedMap<String, String> sent) {
        var changed = kind(kind);
        var revision = first(sent, "revision");
        return store(changed, code, revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 1, sent);
    }

    private Response store(Kind kind, String code, long revision, MultivaluedMap<String, String> sent) {
        Map<String, List<String>> answers = Map.copyOf(sent);
        if (revision > 0
                && kind.canRest()
                && !answers.containsKey("active")
                && first(sent, "sure").isEmpty()) {
            var entry = records.one(kind, code);
            var ahead = entry.path("bookingsAhead").asInt();
            if (entry.path("active").asBoolean() && ahead > 0) {
                return show(409, kind, revision == 0 ? "" : code, revision, answers, "", Map.of(), List.of(), ahead);
            }
        }
        try {
            records.put(kind, code, revision, Sheets.body(kind, answers));
        } catch (Refused refused) {
            return refused(refused, kind, code, revision, answers);
        }
        return Pages.go(kind == Kind.AUTHORITY ? HERE + "?done=yes" : HERE + "/" + kind.address() + "?done=" + code);
    }

    private Response refused(
            Refused refused, Kind kind, String code, long revision, Map<String, List<String>> answers) {
        var problem = refused.problem();
        var current = problem.members().path("current");
        if (refused.status() == 412 && current.isObject()) {
            var theirs = sheets.differences(kind, answers, Sheets.answers(kind, current));
            // Whoever sends the form again has seen theirs.
            return show(412, kind, code, current.path("revision").asLong(), answers, "", Map.of(), theirs, 0);
        }
        if (refused.status() == 400) {
            var fields = problem.paths();
            return show(
                    400,
                    kind,
                    revision == 0 ? "" : code,
                    revision,
                    answers,
                    fields.isEmpty() ? problem.detail() : "",
                    fields);
        }
        throw refused;
    }

    private Response show(
            int status,
            Kind kind,
            String code,
            long revision,
            Map<String, List<String>> answers,
            String trouble,
            Map<String, String> errors) {
        return show(status, kind, code, revision, answers, trouble, errors, List.of(), 0);
    }

    private Response show(
            int status,
            Kind kind,
            String code,
            long revision,
            Map<String, List<String>> answers,
            String trouble,
            Map<String, String> errors,
            List<Sheet.Difference> theirs,
            int ahead) {
        var sheet = sheets.sheet(kind, code, revision, answers, trouble, errors, theirs, ahead);
        return pages.show(status, Templates.entry(pages.pageAt(visit.path(), ""), backOffice.frame(), sheet));
    }

    private static Kind listed(String kind) {
        var known = kind(kind);
        if (known == Kind.AUTHORITY) {
            throw new NotFoundException();
        }
        return known;
    }

    private static Kind kind(String kind) {
        return Kind.of(kind).orElseThrow(NotFoundException::new);
    }

    private static String first(MultivaluedMap<String, String> sent, String name) {
        var value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
