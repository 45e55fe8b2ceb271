package de.willkommen.web.backoffice.booking;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.booking.Needs;
import de.willkommen.web.language.Language;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.ServiceCard;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.search.Found;
import de.willkommen.web.search.Offered;
import de.willkommen.web.search.Search;
import de.willkommen.web.search.Wish;
import de.willkommen.web.upstream.AppointmentApi.Counter;
import de.willkommen.web.upstream.AppointmentApi.HoldRequest;
import de.willkommen.web.upstream.AppointmentApi.Overbook;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Booking for somebody: by the same rules as everybody, from time kept back as well, and beyond what is free. */
@Path("/backoffice/bookings/new")
@RolesAllowed({"clerk", "lead", "admin"})
public class NewBookingResource {

    private static final String HERE = "/backoffice/bookings/new";
    private static final String MAY_OVERBOOK = "overbook";

    private final Pages pages;
    private final BackOffice backOffice;
    private final Offices offices;
    private final Search search;
    private final Services services;
    private final Visit visit;
    private final SecurityIdentity identity;

    NewBookingResource(
            Pages pages,
            BackOffice backOffice,
            Offices offices,
            Search search,
            Services services,
            Visit visit,
            SecurityIdentity identity) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.offices = offices;
        this.search = search;
        this.services = services;
        this.visit = visit;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "backoffice/bookings")
    static class Templates {
        static native TemplateInstance choose(
                Page page, BackOffice.Frame frame, Wish wish, Choice choice, String trouble);

        static native TemplateInstance times(
                Page page, BackOffice.Frame frame, Wish wish, Choice choice, Found found, Offered offered, Extra extra);
    }

    /**
     * What can be chosen.
     *
     * @param channel which time is searched: empty for what is open to everybody
     * @param language of the booking and its messages
     */
    record Choice(
            List<ServiceCard> services,
            List<String> needs,
            List<Speech> speeches,
            List<Speech> languages,
            List<String> channels,
            String channel,
            String language,
            String query) {

        public boolean kept() {
            return !channel.isEmpty();
        }

        /** The name of a service. */
        public String name(String code) {
            return services.stream()
                    .filter(service -> service.code().equals(code))
                    .map(ServiceCard::name)
                    .findFirst()
                    .orElse(code);
        }

        /** Whether the time is for cases of hardship: then a reason is needed. */
        public boolean emergency() {
            return channel.equals("EMERGENCY");
        }
    }

    /** A language to choose. */
    record Speech(String tag, String name, boolean current) {}

    /** What was typed beside the time: the reason, and the form for a time that is not free, where it is shown. */
    record Extra(String reason, boolean mayOverbook, List<Counter> counters, Typed typed) {}

    /** What was typed into the form for a time that is not free. */
    record Typed(String at, String counter, String reason, String trouble) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    /** What for, for how many, in which language, from which time. */
    @GET
    public Response choose() {
        return choose(200, "");
    }

    /** When. */
    @GET
    @Path("times")
    public Response times() {
        if (visit.query().contains("persons-") && !wish().services().isEmpty()) {
            return Pages.go(HERE + "/times?" + choice(wish()).query());
        }
        return times(200, Offered.anew(), "", Typed.NOTHING);
    }

    /** Holds the chosen time. */
    @POST
    @Path("times")
    public Response hold(
            @RestForm @DefaultValue("") String start,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String formKey) {
        try {
            return hold(start, reason, null, formKey);
        } catch (Refused refused) {
            var status = Reasons.status(refused);
            var instead = search.alternatives(refused.problem().alternatives(), backOffice.office());
            return times(status, Offered.after(refused, instead), reason, Typed.NOTHING);
        }
    }

    /** Holds a time that is not free, at a counter, for a reason; the service asks for a right of its own. */
    @POST
    @Path("overbook")
    public Response overbook(
            @RestForm @DefaultValue("") String at,
            @RestForm @DefaultValue("") String counter,
            @RestForm @DefaultValue("") String why,
            @RestForm @DefaultValue("") String formKey) {
        try {
            var start = LocalDateTime.parse(at)
                    .atZone(offices.dates(backOffice.office()).zone())
                    .toOffsetDateTime();
            return hold(start.toString(), "", new Overbook(counter, why), formKey);
        } catch (DateTimeException notAMoment) {
            return times(
                    400,
                    Offered.anew(),
                    "",
                    new Typed(at, counter, why, visit.wording().say("bookings.overbook.when.missing")));
        } catch (Refused refused) {
            return times(Reasons.status(refused), Offered.anew(), "", new Typed(at, counter, why, Reasons.of(refused)));
        }
    }

    private Response hold(String start, String reason, @Nullable Overbook overbook, String formKey) {
        var wish = wish();
        var channel = channel();
        var request = new HoldRequest(
                backOffice.office(),
                wish.services(),
                start,
                language(),
                wish.needs(),
                wish.speaking().isEmpty() ? null : wish.speaking(),
                channel.isEmpty() ? null : channel,
                reason.isBlank() ? null : reason,
                overbook);
        var key = FormKey.forRequest(formKey, request);
        var held = services.appointments().ask(api -> api.hold(key, request));
        // The key that came along is for the holder; staff have a right of their own, and this browser keeps no key.
        return Pages.go("/backoffice/bookings/" + Objects.requireNonNull(held.id()) + "/details");
    }

    private Wish wish() {
        return Wish.in(visit).at(List.of(backOffice.office()));
    }

    private String channel() {
        return visit.parameter("channel").filter(Channels.KEPT::contains).orElse("");
    }

    private String language() {
        return visit.parameter("language")
                .flatMap(Language::of)
                .orElse(Language.GERMAN)
                .tag();
    }

    private Response choose(int status, String trouble) {
        var wish = wish();
        return pages.show(
                status, Templates.choose(pages.pageAt(HERE, ""), backOffice.frame(), wish, choice(wish), trouble));
    }

    private Response times(int status, Offered offered, String reason, Typed typed) {
        var wish = wish();
        if (wish.services().isEmpty()) {
            return choose(400, visit.wording().say("citizen.choose.nothing"));
        }
        var choice = choice(wish);
        Found found;
        try {
            found = search.find(
                    wish,
                    search.places(wish),
                    HERE + "/times?" + choice.query() + "&",
                    choice.kept() ? choice.channel() : null);
        } catch (Refused refused) {
            Reasons.status(refused);
            return choose(400, Reasons.of(refused));
        }
        var mayOverbook = identity.hasRole(MAY_OVERBOOK);
        List<Counter> counters =
                mayOverbook ? services.appointments().ask(api -> api.counters(backOffice.office())) : List.of();
        return pages.show(
                status,
                Templates.times(
                        pages.pageAt(HERE, ""),
                        backOffice.frame(),
                        wish,
                        choice,
                        found,
                        offered,
                        new Extra(reason, mayOverbook, counters, typed)));
    }

    private Choice choice(Wish wish) {
        var channel = channel();
        var language = language();
        return new Choice(
                offices.services(backOffice.office()),
                Needs.CODES,
                speeches(Language.spoken(), wish.speaking()),
                speeches(List.of(Language.values()), language),
                Channels.KEPT,
                channel,
                language,
                wish.query() + "&language=" + language + (channel.isEmpty() ? "" : "&channel=" + channel));
    }

    private static List<Speech> speeches(List<Language> languages, String current) {
        return languages.stream()
                .map(language -> new Speech(
                        language.tag(), language.ownName(), language.tag().equals(current)))
                .toList();
    }
}
