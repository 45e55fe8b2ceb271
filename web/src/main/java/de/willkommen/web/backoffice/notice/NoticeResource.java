package de.willkommen.web.backoffice.notice;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Texts;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.Ticker;
import de.willkommen.web.page.Faults;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.Office;
import de.willkommen.web.upstream.NoticeApi.Notice;
import de.willkommen.web.upstream.Problem;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Notices of the display for a time. A notice is looked at as the display will show it before it is stored; who was
 * second sees both versions. Translators write translations alone.
 */
@Path("/backoffice/notices")
@RolesAllowed({"editor", "translator", "lead", "admin"})
public class NoticeResource {

    private static final String HERE = "/backoffice/notices";
    private static final String ID = "{id: [0-9a-f]{8}-[0-9a-f-]{27}}";
    private static final List<String> DONE = List.of("entered", "changed", "ended");
    private static final List<String> WRITERS = List.of("editor", "lead", "admin");

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Ticker ticker;
    private final Services services;
    private final Texts texts;
    private final Visit visit;
    private final SecurityIdentity identity;

    NoticeResource(
            Pages pages,
            BackOffice backOffice,
            Offices offices,
            Ticker ticker,
            Services services,
            Texts texts,
            Visit visit,
            SecurityIdentity identity) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.ticker = ticker;
        this.services = services;
        this.texts = texts;
        this.visit = visit;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "notices")
    static class Templates {
        static native TemplateInstance list(Page page, BackOffice.Frame frame, Board board);

        static native TemplateInstance sheet(Page page, BackOffice.Frame frame, Sheet sheet);
    }

    /**
     * The list.
     *
     * @param writer whether the person may write notices, not translations alone
     * @param shown what the display shows now, in turns
     * @param done what was just done; empty when nothing was
     */
    record Board(boolean writer, List<Group> groups, List<Ticker.Line> shown, String done) {}

    /** Those in one phase of their life. */
    record Group(String phase, List<Card> cards) {}

    /**
     * One in the list.
     *
     * @param words in the reader's language where there are, else in German
     * @param written names of the languages it is in
     * @param missing names of those the office speaks and it is not in
     */
    record Card(UUID id, String period, String office, Ticker.Line words, List<String> written, List<String> missing) {}

    /**
     * The form.
     *
     * @param id of what is changed; absent for something new
     * @param phase of it; empty for something new
     * @param theirs what somebody else has changed meanwhile, beside what was typed here
     * @param preview as the display will show it; empty until that was asked for
     */
    record Sheet(
            @Nullable UUID id,
            int revision,
            String phase,
            boolean writer,
            NoticeForm form,
            List<Choice> offices,
            List<Field> languages,
            Faults faults,
            List<Difference> theirs,
            List<Ticker.Line> preview,
            String formKey) {

        /** Whether it is to be entered. */
        public boolean fresh() {
            return id == null;
        }

        /** Whether the times are not the person's to change. */
        public boolean locked() {
            return !writer;
        }

        /** Where the form is sent. */
        public String action() {
            return HERE + "/" + (id == null ? "new" : id.toString());
        }
    }

    /** Where it is shown; an empty code for every office. */
    record Choice(String code, String name, boolean chosen) {}

    /**
     * The text in one language.
     *
     * @param locked whether it is not the reader's to write
     */
    record Field(
            String id,
            String tag,
            String dir,
            String name,
            String text,
            @Nullable String error,
            boolean locked) {}

    /** A field two people have changed, in words. */
    record Difference(String label, String mine, String theirs) {}

    /** What is shown, will be, and was lately. */
    @GET
    public Response list(@RestQuery @DefaultValue("") String done) {
        var authority = backOffice.authority();
        var office = backOffice.office();
        var notices = services.notices().ask(api -> api.notices(authority)).stream()
                .filter(notice -> notice.office() == null || notice.office().equals(office))
                .toList();
        var groups = List.of("current", "coming", "over").stream()
                .map(phase -> new Group(
                        phase,
                        notices.stream()
                                .filter(notice -> notice.phase().equals(phase))
                                .map(this::card)
                                .toList()))
                .toList();
        var board = new Board(isWriter(), groups, ticker.lines(office), DONE.contains(done) ? done : "");
        return pages.show(Templates.list(pages.page(), backOffice.frame(), board));
    }

    /** Something new. */
    @GET
    @Path("new")
    @RolesAllowed({"editor", "lead", "admin"})
    public Response begin() {
        return show(200, null, NoticeForm.empty(backOffice.office()), Faults.NONE, List.of(), false, FormKey.fresh());
    }

    /** Shows what was written as the display will, or stores it. */
    @POST
    @Path("new")
    @RolesAllowed({"editor", "lead", "admin"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(MultivaluedMap<String, String> sent) {
        var typed = new FormFields(sent);
        var form = NoticeForm.of(typed);
        if (isPreview(typed)) {
            return show(200, null, form, Faults.NONE, List.of(), true, typed.text("formKey"));
        }
        try {
            var key = FormKey.forRequest(typed.text("formKey"), form);
            var authority = backOffice.authority();
            services.notices().ask(api -> api.begin(authority, key, form.draft(dates().zone())));
            return Pages.go(HERE + "?done=entered");
        } catch (Refused refused) {
            return refused(refused, null, form, typed.text("formKey"));
        }
    }

    /** One of them. */
    @GET
    @Path(ID)
    public Response show(@RestPath UUID id) {
        var notice = notice(id);
        return show(200, notice, NoticeForm.of(notice, dates().zone()), Faults.NONE, List.of(), false, FormKey.fresh());
    }

    /** Shows the change as the display will, or stores it. */
    @POST
    @Path(ID)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var typed = new FormFields(sent);
        var form = NoticeForm.of(typed);
        var seen = typed.text("revision");
        var revision = seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0;
        if (isPreview(typed)) {
            return show(200, at(revision, notice(id)), form, Faults.NONE, List.of(), true, typed.text("formKey"));
        }
        try {
            var authority = backOffice.authority();
            services.notices()
                    .ask(api -> api.replace(authority, id, "\"" + revision + "\"", form.draft(dates().zone())));
            return Pages.go(HERE + "?done=changed");
        } catch (Refused refused) {
            return refused(refused, at(revision, notice(id)), form, typed.text("formKey"));
        }
    }

    /** Takes it off the display. */
    @POST
    @Path(ID + "/end")
    @RolesAllowed({"editor", "lead", "admin"})
    public Response end(@RestPath UUID id) {
        var authority = backOffice.authority();
        services.notices().ask(api -> api.end(authority, id));
        return Pages.go(HERE + "?done=ended");
    }

    private static boolean isPreview(FormFields typed) {
        return typed.text("step").equals("preview");
    }

    private Response refused(Refused refused, @Nullable Notice seen, NoticeForm form, String formKey) {
        if (refused.status() == 412 && seen != null) {
            // Whoever stores the form after this has seen theirs.
            var current = notice(seen.id());
            var theirs = differences(form, NoticeForm.of(current, dates().zone()));
            return show(409, current, form, Faults.NONE, theirs, false, formKey);
        }
        if (refused.status() == 400) {
            return show(400, seen, form, faults(refused.problem()), List.of(), false, formKey);
        }
        throw refused;
    }

    private static Faults faults(Problem problem) {
        var found = new LinkedHashMap<String, String>();
        problem.paths().forEach((path, why) -> found.putIfAbsent(path.replaceFirst("^texts\\.", "text-"), why));
        return new Faults(found, found.isEmpty() ? problem.detail() : "");
    }

    private List<Difference> differences(NoticeForm mine, NoticeForm theirs) {
        var wording = visit.wording();
        var all = new ArrayList<>(List.of(
                new Difference(wording.say("notices.office"), name(mine.office()), name(theirs.office())),
                new Difference(wording.say("notices.from"), spaced(mine.startsAt()), spaced(theirs.startsAt())),
                new Difference(wording.say("notices.until"), spaced(mine.endsAt()), spaced(theirs.endsAt()))));
        for (var language : Language.values()) {
            all.add(new Difference(language.ownName(), mine.text(language.tag()), theirs.text(language.tag())));
        }
        return all.stream()
                .filter(difference -> !difference.mine().equals(difference.theirs()))
                .toList();
    }

    private static String spaced(String time) {
        return time.replace('T', ' ');
    }

    private Response show(
            int status,
            @Nullable Notice notice,
            NoticeForm form,
            Faults faults,
            List<Difference> theirs,
            boolean preview,
            String formKey) {
        var sheet = new Sheet(
                notice == null ? null : notice.id(),
                notice == null ? 0 : notice.revision(),
                notice == null ? "" : notice.phase(),
                isWriter(),
                form,
                choices(form.office()),
                fields(form, faults),
                faults,
                theirs,
                preview ? lines(form.texts()) : List.of(),
                formKey);
        return pages.show(status, Templates.sheet(pages.pageAt(sheet.action(), ""), backOffice.frame(), sheet));
    }

    private List<Choice> choices(String chosen) {
        var choices = new ArrayList<Choice>();
        backOffice
                .offices()
                .forEach(office -> choices.add(new Choice(
                        office.code(),
                        Objects.requireNonNullElse(office.name(), office.code()),
                        office.code().equals(chosen))));
        choices.add(new Choice("", visit.wording().say("notices.office.all"), chosen.isEmpty()));
        return choices;
    }

    private List<Field> fields(NoticeForm form, Faults faults) {
        return languages(form.texts()).stream()
                .map(language -> {
                    var id = "text-" + language.tag();
                    return new Field(
                            id,
                            language.tag(),
                            language.dir(),
                            language.ownName(),
                            form.text(language.tag()),
                            faults.of(id),
                            language == Language.GERMAN && !isWriter());
                })
                .toList();
    }

    /** Those of the pages, of the office, and those somebody has written in. */
    private List<Language> languages(Map<String, String> written) {
        var office = backOffice.office();
        var spoken = backOffice.offices().stream()
                .filter(one -> one.code().equals(office))
                .map(Office::languages)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(List.of());
        return Arrays.stream(Language.values())
                .filter(language -> texts.offered().contains(language)
                        || spoken.contains(language.tag())
                        || written.containsKey(language.tag()))
                .toList();
    }

    private Card card(Notice notice) {
        var languages = languages(notice.texts());
        var mine = visit.wording().spoken();
        var shown = notice.texts().containsKey(mine.tag()) ? mine : Language.GERMAN;
        var words = notice.texts().getOrDefault(shown.tag(), "");
        return new Card(
                notice.id(),
                period(notice),
                name(Objects.requireNonNullElse(notice.office(), "")),
                new Ticker.Line(shown.tag(), shown.dir(), words),
                names(languages.stream()
                        .filter(language -> notice.texts().containsKey(language.tag()))
                        .toList()),
                names(languages.stream()
                        .filter(language -> !notice.texts().containsKey(language.tag()))
                        .toList()));
    }

    private static List<String> names(List<Language> languages) {
        return languages.stream().map(Language::ownName).toList();
    }

    private static List<Ticker.Line> lines(Map<String, String> texts) {
        return Arrays.stream(Language.values())
                .filter(language -> texts.containsKey(language.tag()))
                .map(language -> new Ticker.Line(
                        language.tag(), language.dir(), Objects.requireNonNull(texts.get(language.tag()))))
                .toList();
    }

    private String period(Notice notice) {
        var from = dates().moment(notice.startsAt());
        return notice.endsAt() == null
                ? visit.wording().say("notices.period.open", from)
                : visit.wording().say("notices.period", from, dates().moment(notice.endsAt()));
    }

    private String name(String office) {
        return office.isEmpty()
                ? visit.wording().say("notices.office.all")
                : backOffice.offices().stream()
                        .filter(one -> one.code().equals(office))
                        .map(one -> Objects.requireNonNullElse(one.name(), one.code()))
                        .findFirst()
                        .orElse(office);
    }

    private boolean isWriter() {
        return WRITERS.stream().anyMatch(identity::hasRole);
    }

    private Dates dates() {
        return offices.dates(backOffice.office());
    }

    private Notice notice(UUID id) {
        var authority = backOffice.authority();
        return services.notices().ask(api -> api.notice(authority, id));
    }

    /** The same with the revision the person has seen. */
    private static Notice at(int revision, Notice notice) {
        return new Notice(
                notice.id(),
                revision,
                notice.phase(),
                notice.office(),
                notice.startsAt(),
                notice.endsAt(),
                notice.texts());
    }
}
