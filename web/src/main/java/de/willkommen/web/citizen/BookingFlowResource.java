package de.willkommen.web.citizen;

import de.willkommen.web.language.Language;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.OfficeView;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.ServiceCard;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.HoldRequest;
import de.willkommen.web.upstream.AppointmentApi.Wanted;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** From the wish to the held time. */
@Path("/{language}/book")
@PermitAll
public class BookingFlowResource {

    /** What the office can provide for somebody, in the order of the form. */
    static final List<String> NEEDS = List.of("step-free", "seat", "sign-language", "priority");

    private final Pages pages;
    private final Visit visit;
    private final Offices offices;
    private final Services services;
    private final HolderKeys keys;
    private final Clock clock;

    BookingFlowResource(Pages pages, Visit visit, Offices offices, Services services, HolderKeys keys, Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.offices = offices;
        this.services = services;
        this.keys = keys;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance choose(
                Page page,
                List<ServiceCard> services,
                List<String> needs,
                Wish wish,
                boolean nothingChosen,
                boolean asksLanguage);

        static native TemplateInstance times(Page page, Wish wish, List<String> names, FreeDays free, Offered offered);
    }

    /**
     * What the page of free times says beside them.
     *
     * @param formKey makes a double click book once
     * @param trouble why the last choice could not be held; empty when nothing went wrong
     * @param alternatives what is offered instead
     */
    record Offered(String formKey, String trouble, List<FreeDays.Time> alternatives) {
        static Offered anew() {
            return new Offered(FormKey.fresh(), "", List.of());
        }

        static Offered after(Refused refused, OfficeView office) {
            return new Offered(
                    FormKey.fresh(),
                    refused.problem().detail(),
                    FreeDays.times(refused.problem().alternatives(), office.dates()));
        }
    }

    /** First step: which services, for how many. */
    @GET
    public Response choose(
            @RestQuery("service") List<String> chosen,
            @RestQuery @DefaultValue("1") int persons,
            @RestQuery("need") List<String> needs,
            @RestQuery boolean speaking) {
        return choose(new Wish(chosen, persons, needs, speaking), false);
    }

    /** Second step: when. */
    @GET
    @Path("times")
    public Response times(
            @RestQuery("service") List<String> chosen,
            @RestQuery @DefaultValue("1") int persons,
            @RestQuery("need") List<String> needs,
            @RestQuery boolean speaking,
            @RestQuery @Nullable String from) {
        var wish = new Wish(chosen, persons, needs, speaking);
        if (wish.services().isEmpty()) {
            return choose(wish, true);
        }
        var office = offices.office(offices.main());
        return times(200, wish, office, from, Offered.anew());
    }

    /** Holds the chosen time for a few minutes; the key comes back once and goes into a cookie. */
    @POST
    @Path("times")
    public Response hold(
            @RestForm("service") List<String> chosen,
            @RestForm @DefaultValue("1") int persons,
            @RestForm("need") List<String> needs,
            @RestForm boolean speaking,
            @RestForm @Nullable String from,
            @RestForm @DefaultValue("") String start,
            @RestForm @DefaultValue("") String formKey) {
        var wish = new Wish(chosen, persons, needs, speaking);
        var language = visit.language().tag();
        var request = new HoldRequest(
                offices.main(),
                wish.services().stream()
                        .map(code -> new Wanted(code, wish.persons()))
                        .toList(),
                start,
                language,
                wish.needs());
        try {
            var key = FormKey.forRequest(formKey, start, wish, language);
            var held = services.appointments().ask(api -> api.hold(key, request));
            var id = Objects.requireNonNull(held.id());
            var kept = Duration.between(clock.instant(), Objects.requireNonNull(held.start()))
                    .plusDays(2);
            return Pages.go(
                    "/" + language + "/bookings/" + id + "/details",
                    keys.keep(Purpose.BOOKING, id, Objects.requireNonNull(held.token()), kept));
        } catch (Refused refused) {
            if (refused.status() >= 500) {
                throw refused;
            }
            var office = offices.office(offices.main());
            return times(refused.status(), wish, office, from, Offered.after(refused, office));
        }
    }

    private Response choose(Wish wish, boolean nothingChosen) {
        var offered = offices.services(offices.main());
        return pages.show(
                nothingChosen ? 400 : 200,
                Templates.choose(
                        page("/book", wish), offered, NEEDS, wish, nothingChosen, visit.language() != Language.GERMAN));
    }

    private Response times(int status, Wish wish, OfficeView office, @Nullable String from, Offered offered) {
        var today = LocalDate.ofInstant(clock.instant(), office.dates().zone());
        var first = day(from, today);
        var found = services.appointments()
                .ask(api -> api.slots(
                        office.code(),
                        wish.services(),
                        first,
                        first.plusDays(FreeDays.SPAN - 1),
                        wish.persons(),
                        wish.speaking() ? visit.language().tag() : null,
                        wish.needs()));
        var names = offices.names(office.code());
        return pages.show(
                status,
                Templates.times(
                        page("/book/times", wish),
                        wish,
                        wish.services().stream()
                                .map(code -> names.getOrDefault(code, code))
                                .toList(),
                        FreeDays.of(found, first, today, office.dates()),
                        offered));
    }

    private Page page(String path, Wish wish) {
        return pages.pageAt("/" + visit.language().tag() + path, wish.query());
    }

    /** The day asked for, if it is one and not in the past. */
    static LocalDate day(@Nullable String text, LocalDate today) {
        try {
            var day = text == null ? today : LocalDate.parse(text);
            return day.isBefore(today) ? today : day;
        } catch (DateTimeParseException notADay) {
            return today;
        }
    }
}
