package de.willkommen.web.stream;

import de.willkommen.web.WebSettings;
import de.willkommen.web.language.Texts;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.upstream.Passage;
import de.willkommen.web.visit.Visit;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of streams and downloads. Whoever asks needs the key in a cookie, or for the staff's and devices'
 * streams a token, which the service checks.
 */
@ApplicationScoped
class StreamRoutes {

    private static final String ID = "(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final String LANGUAGE = "/[a-z]{2}(?:-[A-Za-z-]+)?";
    private static final String OFFICE = "(?<office>[A-Za-z0-9-]{1,32})";

    /** What can be downloaded of a booking: the file's name as a pattern, and its address at the service. */
    private static final Map<String, String> OF_A_BOOKING = Map.of(
            "calendar\\.ics", "calendar.ics",
            "confirmation\\.pdf", "confirmation.pdf",
            "qr\\.svg", "qr.svg",
            "data\\.json", "data",
            "data\\.pdf", "data.pdf");

    private final WebSettings settings;
    private final Texts texts;
    private final Passage passage;

    StreamRoutes(WebSettings settings, Texts texts, Passage passage) {
        this.settings = settings;
        this.texts = texts;
        this.passage = passage;
    }

    void install(@Observes Router router) {
        var queue = settings.upstream().queue();
        router.getWithRegex(LANGUAGE + "/tickets/" + ID + "/stream")
                .handler(context -> held(context, Purpose.TICKET, queue, "/api/v1/tickets/%s/stream"));
        OF_A_BOOKING.forEach((file, path) -> router.getWithRegex(LANGUAGE + "/bookings/" + ID + "/" + file)
                .handler(context -> held(
                        context, Purpose.BOOKING, settings.upstream().appointment(), "/api/v1/bookings/%s/" + path)));
        router.getWithRegex("/backoffice/bookings/" + ID + "/confirmation\\.pdf")
                .handler(context -> passage.pass(
                        context,
                        new Visit(context.request(), texts),
                        settings.upstream().appointment(),
                        "/api/v1/bookings/" + context.pathParam("id") + "/confirmation.pdf",
                        Map.of()));
        router.getWithRegex("/backoffice/statistics/" + OFFICE + "/figures\\.csv")
                .handler(context -> signedIn(context, queue, "/api/v1/offices/%s/statistics/figures.csv"));
        router.getWithRegex("/lobby/" + OFFICE + "/stream")
                .handler(context -> signedIn(context, queue, "/api/v1/offices/%s/display/stream"));
        router.getWithRegex("/lobby/" + OFFICE + "/display")
                .handler(context -> signedIn(context, queue, "/api/v1/offices/%s/display"));
        router.getWithRegex("/lobby/" + OFFICE + "/ways")
                .handler(context -> signedIn(context, queue, "/api/v1/offices/%s/display/ways"));
        router.getWithRegex("/desk/waiting/" + OFFICE + "/stream")
                .handler(context -> signedIn(context, queue, "/api/v1/offices/%s/waiting/stream"));
    }

    private void held(RoutingContext context, Purpose purpose, List<URI> instances, String path) {
        var visit = new Visit(context.request(), texts);
        var id = UUID.fromString(context.pathParam("id"));
        var key = visit.cookie(HolderKeys.cookieName(purpose, id));
        if (key.isEmpty() && (purpose != Purpose.BOOKING || !visit.signedIn())) {
            context.response().setStatusCode(401).end();
            return;
        }
        // Somebody signed in is known by the token, which goes along anyway.
        Map<String, String> keys =
                key.map(secret -> Map.of(purpose.header(), secret)).orElse(Map.of());
        passage.pass(context, visit, instances, path.formatted(id), keys);
    }

    private void signedIn(RoutingContext context, List<URI> instances, String path) {
        @Nullable String office = context.pathParam("office");
        @Nullable String query = context.request().query();
        var asked = path.formatted(office) + (query == null ? "" : "?" + query);
        passage.pass(context, new Visit(context.request(), texts), instances, asked, resumption(context));
    }

    /** A page that begins a new stream where its last one was cut off cannot send the header; it names the event here. */
    private static Map<String, String> resumption(RoutingContext context) {
        @Nullable String after = context.request().getParam("after");
        return after != null && after.matches("\\d{1,18}") ? Map.of("Last-Event-ID", after) : Map.of();
    }
}
