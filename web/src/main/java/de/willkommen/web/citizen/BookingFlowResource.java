package de.willkommen.web.citizen;

import de.willkommen.web.booking.BookingView;
import de.willkommen.web.booking.Needs;
import de.willkommen.web.language.Language;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.ServiceCard;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.search.Found;
import de.willkommen.web.search.FreeTime;
import de.willkommen.web.search.Offered;
import de.willkommen.web.search.Search;
import de.willkommen.web.search.Wish;
import de.willkommen.web.upstream.AppointmentApi.HoldRequest;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** From the wish to the held time. The wish and the days looked at are in the address, of forms as well. */
@Path("/{language}/book")
@PermitAll
public class BookingFlowResource {

    private final Pages pages;
    private final Visit visit;
    private final Offices offices;
    private final Search search;
    private final Services services;
    private final HolderKeys keys;
    private final Clock clock;

    BookingFlowResource(
            Pages pages, Visit visit, Offices offices, Search search, Services services, HolderKeys keys, Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.offices = offices;
        this.search = search;
        this.services = services;
        this.keys = keys;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance choose(Page page, Choice choice, Wish wish, String trouble);

        static native TemplateInstance times(Page page, Wish wish, Summary summary, Found found, Offered offered);
    }

    /**
     * What can be chosen.
     *
     * @param places the offices, if there are several: the reader chooses one, or all of them
     */
    record Choice(List<ServiceCard> services, List<Place> places, List<String> needs, List<Speech> speeches) {}

    /** An office, or all of them, and the address of this page with it chosen. */
    record Place(String code, String name, String query, boolean current) {}

    /** A language somebody may wish to be spoken to in. */
    record Speech(String tag, String name, boolean current) {}

    /** The wish in words. */
    record Summary(List<BookingView.Matter> services, List<String> offices, Speech speech) {}

    /** First step: which services, for how many, where. */
    @GET
    public Response choose() {
        return choose(200, wish(), "");
    }

    /** Second step: when. */
    @GET
    @Path("times")
    public Response times() {
        var wish = wish();
        if (wish.services().isEmpty()) {
            return choose(400, wish, visit.wording().say("citizen.choose.nothing"));
        }
        var plain = wish.query();
        if (visit.query().contains("persons-")) {
            // The form names a number for every service there is; the address need not.
            return Pages.go("/" + visit.language().tag() + "/book/times?" + plain);
        }
        return times(200, wish, Offered.anew());
    }

    /** Holds the chosen time for a few minutes; the key comes back once and goes into a cookie. */
    @POST
    @Path("times")
    public Response hold(@RestForm @DefaultValue("") String start, @RestForm @DefaultValue("") String formKey) {
        var wish = wish();
        var language = visit.language().tag();
        var chosen = FreeTime.Chosen.of(
                start, search.places(wish).keySet().stream().findFirst().orElse(offices.main()));
        var request = new HoldRequest(
                chosen.office(),
                wish.services(),
                chosen.start(),
                language,
                wish.needs(),
                wish.speaking().isEmpty() ? null : wish.speaking(),
                null,
                null,
                null);
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
            if (refused.status() >= 500 || refused.status() == 401 || refused.status() == 429) {
                throw refused;
            }
            var instead = search.alternatives(refused.problem().alternatives(), chosen.office());
            return times(refused.status(), wish, Offered.after(refused, instead));
        }
    }

    /** The wish; the office is always named when it is not the configured one, so that the address can be shared. */
    private Wish wish() {
        var wish = Wish.in(visit);
        return wish.offices().isEmpty() && !offices.isUsual(offices.main()) ? wish.at(List.of(offices.main())) : wish;
    }

    private Response choose(int status, Wish wish, String trouble) {
        return pages.show(
                status,
                Templates.choose(
                        pages.pageAt("/" + visit.language().tag() + "/book", wish.query()),
                        new Choice(cards(wish), places(wish), Needs.CODES, speeches(wish)),
                        wish,
                        trouble));
    }

    /** The services of the chosen office; of all of them, each once, where any will do. */
    private List<ServiceCard> cards(Wish wish) {
        if (!wish.anywhere() && wish.offices().size() < 2) {
            return offices.services(offices.main());
        }
        var cards = new LinkedHashMap<String, ServiceCard>();
        for (var office : offices.all()) {
            if (wish.anywhere() || wish.offices().contains(office.code())) {
                offices.services(office.code()).forEach(card -> cards.putIfAbsent(card.code(), card));
            }
        }
        return List.copyOf(cards.values());
    }

    private List<Place> places(Wish wish) {
        var all = offices.allKnown();
        if (all.size() < 2) {
            return List.of();
        }
        var places = new ArrayList<Place>();
        for (var office : all) {
            var current = wish.offices().isEmpty()
                    ? office.code().equals(offices.main())
                    : wish.offices().contains(office.code());
            places.add(new Place(
                    office.code(),
                    Objects.requireNonNullElse(office.name(), office.code()),
                    wish.at(List.of(office.code())).query(),
                    current));
        }
        places.add(new Place(Wish.ANY, "", wish.at(List.of(Wish.ANY)).query(), wish.anywhere()));
        return places;
    }

    private static List<Speech> speeches(Wish wish) {
        return Language.spoken().stream()
                .map(language -> new Speech(language.tag(), language.ownName(), wish.speaks(language.tag())))
                .toList();
    }

    private Response times(int status, Wish wish, Offered offered) {
        Map<String, String> places;
        Found found;
        try {
            places = search.places(wish);
            if (places.isEmpty()) {
                return choose(400, wish, visit.wording().say("citizen.choose.nowhere"));
            }
            found = search.find(wish, places, "/" + visit.language().tag() + "/book/times?" + wish.query() + "&", null);
        } catch (Refused refused) {
            // A service the office does not have, or for more people than it takes at once.
            if (refused.status() != 400 && refused.status() != 404 && refused.status() != 422) {
                throw refused;
            }
            var why = refused.problem().fields().values().stream()
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(refused.problem().detail());
            return choose(400, wish, why.isEmpty() ? visit.wording().say("citizen.choose.nowhere") : why);
        }
        return pages.show(
                status,
                Templates.times(
                        pages.pageAt("/" + visit.language().tag() + "/book/times", wish.query() + "&" + found.window()),
                        wish,
                        summary(wish, places),
                        found,
                        offered));
    }

    private Summary summary(Wish wish, Map<String, String> places) {
        var names = offices.names(places.keySet().iterator().next());
        @Nullable Language spoken = Language.of(wish.speaking()).orElse(null);
        return new Summary(
                wish.services().stream()
                        .map(wanted -> new BookingView.Matter(
                                names.getOrDefault(wanted.code(), wanted.code()), wanted.persons()))
                        .toList(),
                offices.allKnown().size() < 2 ? List.of() : placeNames(places),
                new Speech(wish.speaking(), spoken == null ? "" : spoken.ownName(), spoken != null));
    }

    private List<String> placeNames(Map<String, String> places) {
        return offices.allKnown().stream()
                .filter(office -> places.containsKey(office.code()))
                .map(office -> Objects.requireNonNullElse(office.name(), office.code()))
                .toList();
    }
}
