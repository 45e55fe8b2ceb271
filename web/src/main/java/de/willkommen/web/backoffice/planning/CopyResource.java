package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.backoffice.Span;
import de.willkommen.web.language.Dates;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.PlanningApi.Change;
import de.willkommen.web.upstream.PlanningApi.PreviewRequest;
import de.willkommen.web.upstream.PlanningApi.WeekCopy;
import de.willkommen.web.upstream.Refused;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Gives weeks the hours of another one, after a look at what that would do. */
@Path(CopyResource.HERE)
@RolesAllowed({"lead", "admin"})
public class CopyResource {

    static final String HERE = CalendarResource.HERE + "/copy";

    private static final int WEEKS_BACK = 4;
    private static final int WEEKS_AHEAD = 26;

    private final Pages pages;
    private final PlanningOffice office;

    CopyResource(Pages pages, PlanningOffice office) {
        this.pages = pages;
        this.office = office;
    }

    @CheckedTemplate(basePath = "planning")
    static class Templates {
        static native TemplateInstance copy(Page page, BackOffice.Frame frame, Sheet sheet);

        static native TemplateInstance copying(
                Page page, BackOffice.Frame frame, Order order, EffectView effect, boolean changed);
    }

    /**
     * The form.
     *
     * @param sources weeks whose hours can be taken
     * @param targets weeks that can get them
     */
    record Sheet(
            String formKey,
            List<Owners.Group> owners,
            List<Week> sources,
            List<Week> targets,
            Map<String, String> errors,
            Map<String, String> faults,
            String trouble) {

        /** What is wrong with a field; empty when nothing is. */
        public String error(String field) {
            return errors.getOrDefault(field, "");
        }
    }

    /** A week to choose. */
    record Week(String code, String label, boolean chosen) {}

    /** What was ordered, in words and as it travels on. */
    record Order(String formKey, String owner, String whose, String from, String source, List<Week> to) {}

    /** What was typed. */
    private record Typed(String owner, String from, List<String> to, String formKey) {

        WeekCopy copy(@Nullable Long revision) {
            return new WeekCopy(
                    from.isEmpty() ? null : from, to, Owners.read(owner).orElse(null), revision);
        }
    }

    /** The form, with the week the calendar has shown. */
    @GET
    public Response form(@RestQuery @Nullable String date, @RestQuery @Nullable String whose) {
        var dates = office.dates();
        var from = WeekCode.of(Span.dayOr(date, office.today()));
        var owner = Owners.read(whose).map(Owners::written).orElse("");
        return show(200, new Typed(owner, from, List.of(), FormKey.fresh()), Map.of(), "");
    }

    /** Looks at a copy, or makes it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response copy(MultivaluedMap<String, String> sent) {
        var fields = new FormFields(sent);
        var from = fields.text("from");
        // Chosen before another week was taken as the source; without scripts it is still there to be ticked.
        var to = fields.all("to").stream().filter(week -> !week.equals(from)).toList();
        var typed = new Typed(fields.text("owner"), from, to, fields.text("formKey"));
        var seen = fields.text("revision");
        return switch (fields.text("step")) {
            case "edit" -> show(200, typed, Map.of(), "");
            case "save" -> seen.matches("\\d{1,18}") ? save(typed, Long.parseLong(seen)) : look(typed, false);
            default -> look(typed, false);
        };
    }

    private Response save(Typed typed, long revision) {
        var copy = typed.copy(revision);
        try {
            office.ask((api, code) -> {
                api.copy(code, FormKey.forRequest(typed.formKey(), copy), copy);
                return true;
            });
            var first = typed.to().stream().sorted().findFirst().flatMap(WeekCode::monday);
            return Pages.go(CalendarResource.HERE + "?view=week"
                    + first.map(monday -> "&date=" + monday).orElse("") + "&whose=" + typed.owner() + "&done=copied");
        } catch (Refused refused) {
            return refused.is("schedule-changed") ? look(typed, true) : refused(refused, typed);
        }
    }

    private Response look(Typed typed, boolean changed) {
        try {
            var preview = office.ask((api, code) -> api.preview(
                    code, new PreviewRequest(List.of(new Change("COPY_WEEK", null, null, typed.copy(null))))));
            var dates = office.dates();
            var order = new Order(
                    typed.formKey(),
                    typed.owner(),
                    Owners.read(typed.owner()).map(office.owners()::name).orElse(typed.owner()),
                    typed.from(),
                    label(typed.from(), dates),
                    typed.to().stream()
                            .sorted()
                            .map(code -> new Week(code, label(code, dates), true))
                            .toList());
            return pages.show(
                    changed ? 409 : 200,
                    Templates.copying(
                            pages.pageAt(HERE, ""),
                            office.frame(),
                            order,
                            EffectView.of(preview, dates, office.wording()),
                            changed));
        } catch (Refused refused) {
            return refused(refused, typed);
        }
    }

    private Response refused(Refused refused, Typed typed) {
        if (refused.status() != 400) {
            throw refused;
        }
        var errors = new LinkedHashMap<String, String>();
        refused.problem().paths().forEach((path, why) -> {
            var field = path.replaceFirst("^changes\\[0]\\.(copy\\.)?", "").replaceFirst("[.\\[].*", "");
            errors.putIfAbsent(field, why);
        });
        return show(400, typed, errors, errors.isEmpty() ? refused.problem().detail() : "");
    }

    private Response show(int status, Typed typed, Map<String, String> errors, String trouble) {
        var dates = office.dates();
        var thisWeek = office.today();
        var source = WeekCode.monday(typed.from()).orElse(thisWeek);
        var sources = weeks(thisWeek.minusWeeks(WEEKS_BACK), WEEKS_BACK + WEEKS_AHEAD, List.of(typed.from()), dates);
        if (sources.stream().noneMatch(Week::chosen)) {
            // The calendar was somewhere else: its week can be taken as well.
            sources = Stream.concat(weeks(source, 1, List.of(typed.from()), dates).stream(), sources.stream())
                    .toList();
        }
        // Those after the one that is copied come first to mind.
        var first = source.isBefore(thisWeek) ? thisWeek : source.plusWeeks(1);
        var faults = new LinkedHashMap<String, String>();
        errors.forEach((field, why) -> faults.put(
                field,
                office.wording().sayIfKnown("planning.copy.field." + field).orElse(field) + ": " + why));
        var sheet = new Sheet(
                typed.formKey(),
                office.owners().groups(Owners.read(typed.owner()).orElse(null)),
                sources,
                weeks(first, WEEKS_AHEAD, typed.to(), dates).stream()
                        .filter(week -> !week.code().equals(typed.from()))
                        .toList(),
                errors,
                faults,
                trouble);
        return pages.show(status, Templates.copy(pages.pageAt(HERE, ""), office.frame(), sheet));
    }

    private List<Week> weeks(LocalDate first, int count, List<String> chosen, Dates dates) {
        return IntStream.range(0, count)
                .mapToObj(first::plusWeeks)
                .map(WeekCode::of)
                .map(code -> new Week(code, label(code, dates), chosen.contains(code)))
                .toList();
    }

    private String label(String code, Dates dates) {
        return WeekCode.monday(code)
                .map(monday -> office.wording()
                        .say(
                                "planning.week.heading",
                                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                                dates.range(monday, monday.plusDays(6))))
                .orElse(code);
    }
}
