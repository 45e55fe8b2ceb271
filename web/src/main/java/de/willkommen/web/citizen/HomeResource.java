package de.willkommen.web.citizen;

import de.willkommen.web.booking.BookingView;
import de.willkommen.web.language.Language;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.OfficeView;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.ServiceCard;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.ContentApi.PageText;
import de.willkommen.web.upstream.ContentApi.ServiceText;
import de.willkommen.web.upstream.Document;
import de.willkommen.web.upstream.QueueApi.QueueOverview;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.Unreachable;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What the office does: home page, the page of each service, general pages. */
@Path("/{language}")
@PermitAll
public class HomeResource {

    // Whoever books for many people with one browser still gets an answer at once.
    private static final int MOST_SHOWN = 10;

    private final Pages pages;
    private final Offices offices;
    private final Services services;
    private final HolderKeys keys;
    private final Visit visit;
    private final Clock clock;

    HomeResource(Pages pages, Offices offices, Services services, HolderKeys keys, Visit visit, Clock clock) {
        this.pages = pages;
        this.offices = offices;
        this.services = services;
        this.keys = keys;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance home(
                Page page,
                List<ServiceCard> services,
                @Nullable OfficeView office,
                @Nullable QueueOverview queue,
                List<Article> articles,
                List<OtherOffice> others);

        static native TemplateInstance service(
                Page page,
                String code,
                String name,
                @Nullable Description text,
                List<Document> documents,
                boolean bookable);

        static native TemplateInstance articles(Page page, List<Article> articles);

        static native TemplateInstance article(Page page, Article article);

        static native TemplateInstance find(Page page, List<Held> bookings, List<UUID> tickets, boolean erased);
    }

    /** A booking this browser holds the key to; without more while it cannot be asked for. */
    record Held(UUID id, @Nullable BookingView booking) {}

    /** Another office of the platform. */
    record OtherOffice(String code, String name) {}

    /** An editorial text and the language it is in, which need not be the page's. */
    record Article(String slug, String title, RawString body, String language, boolean fallback, boolean outdated) {
        public String dir() {
            return Language.dirOf(language);
        }
    }

    /** What there is to know about a service. */
    record Description(
            String summary,
            String forWhom,
            String fee,
            String duration,
            RawString body,
            String language,
            boolean fallback,
            boolean outdated) {
        public String dir() {
            return Language.dirOf(language);
        }
    }

    /** The home page of an office; a service that is away leaves a gap, not an error. */
    @GET
    public Response home() {
        var others = offices.allKnown().stream()
                .filter(other -> !other.code().equals(offices.main()))
                .map(other -> new OtherOffice(other.code(), Objects.requireNonNullElse(other.name(), other.code())))
                .toList();
        var office = offices.ifAvailable(() -> offices.office(offices.main()));
        var queue = offices.ifAvailable(() -> services.queue().ask(api -> api.queue(offices.main())));
        var articles = offices.ifAvailable(() -> services.contents().ask(api -> api.pages(authority())));
        var shown = pages.show(Templates.home(
                pages.page(),
                offices.services(offices.main()),
                office.orElse(null),
                queue.orElse(null),
                articles.orElse(List.of()).stream().map(this::article).toList(),
                others));
        return visit.parameter("office").isPresent()
                ? Response.fromResponse(shown)
                        .cookie(offices.remember(offices.main()))
                        .build()
                : shown;
    }

    /** What a service is, for whom, what to bring, what it costs. */
    @GET
    @Path("services/{code}")
    public Response service(@RestPath String code) {
        var office = offices.main();
        var offer =
                offices
                        .ifAvailable(() -> services.appointments().ask(api -> api.services(office)))
                        .orElse(List.of())
                        .stream()
                        .filter(candidate -> candidate.code().equals(code))
                        .findFirst();
        var text = offices.ifAvailable(() -> services.contents().ask(api -> api.service(authority(), code)));
        if (offer.isEmpty() && text.isEmpty()) {
            services.contents().ask(api -> api.service(authority(), code));
        }
        var name = text.map(ServiceText::name)
                .or(() -> offer.map(found -> Objects.requireNonNullElse(found.name(), code)))
                .orElse(code);
        var documents = text.map(ServiceText::documents)
                .or(() -> offer.map(found -> Objects.requireNonNullElse(found.documents(), List.of())))
                .orElse(List.of());
        return pages.show(Templates.service(
                pages.page(), code, name, text.map(this::description).orElse(null), documents, offer.isPresent()));
    }

    /** All general pages. */
    @GET
    @Path("pages")
    public Response articles() {
        var found = services.contents().ask(api -> api.pages(authority()));
        return pages.show(Templates.articles(
                pages.page(), found.stream().map(this::article).toList()));
    }

    /** One general page. */
    @GET
    @Path("pages/{slug}")
    public Response article(@RestPath String slug) {
        var found = services.contents().ask(api -> api.page(authority(), slug));
        return pages.show(Templates.article(pages.page(), article(found)));
    }

    /** How to come back to a booking, and what this browser still holds the keys to. */
    @GET
    @Path("find")
    public Response find() {
        var erased = visit.parameter("done").filter("erased"::equals).isPresent();
        var bookings = keys.held(Purpose.BOOKING).stream()
                .limit(MOST_SHOWN)
                .map(this::held)
                .sorted(Comparator.comparing(HomeResource::start, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(Answered::held)
                .toList();
        return pages.show(Templates.find(pages.page(), bookings, keys.held(Purpose.TICKET), erased));
    }

    private Answered held(UUID id) {
        try {
            var key = keys.opening(id);
            var booking = services.appointments().ask(api -> api.booking(id, key));
            return new Answered(new Held(id, BookingView.of(id, booking, visit.wording(), clock)), booking.start());
        } catch (Refused | Unreachable unknown) {
            return new Answered(new Held(id, null), null);
        }
    }

    private static @Nullable OffsetDateTime start(Answered answered) {
        return answered.start();
    }

    private record Answered(Held held, @Nullable OffsetDateTime start) {}

    private String authority() {
        return offices.authority();
    }

    private Article article(PageText text) {
        return new Article(
                text.slug(),
                Objects.requireNonNullElse(text.title(), text.slug()),
                new RawString(Objects.requireNonNullElse(text.body(), "")),
                language(text.language()),
                "fallback".equals(text.state()),
                "outdated".equals(text.state()));
    }

    private Description description(ServiceText text) {
        return new Description(
                Objects.requireNonNullElse(text.summary(), ""),
                Objects.requireNonNullElse(text.forWhom(), ""),
                Objects.requireNonNullElse(text.fee(), ""),
                Objects.requireNonNullElse(text.duration(), ""),
                new RawString(Objects.requireNonNullElse(text.body(), "")),
                language(text.language()),
                "fallback".equals(text.state()),
                "outdated".equals(text.state()));
    }

    private String language(@Nullable String tag) {
        return tag == null ? pages.page().lang() : tag;
    }
}
