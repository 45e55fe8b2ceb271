package de.willkommen.web.citizen;

import de.willkommen.web.booking.BookingView;
import de.willkommen.web.language.Language;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.AmendRequest;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A booking in the hands of its holder: everything about it, its language, forgetting it. The key is in a cookie. */
@Path("/{language}/bookings/{id}")
@PermitAll
public class BookingResource {

    private static final List<String> DONE =
            List.of("confirmed", "moved", "language", "verified", "cancelled", "contact");

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final HolderKeys keys;
    private final Clock clock;

    BookingResource(Pages pages, Visit visit, Services services, HolderKeys keys, Clock clock) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.keys = keys;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance booking(
                Page page, BookingView booking, String done, List<Speech> speeches, boolean holdsKey);
    }

    /** A language messages can be sent in. */
    record Speech(String tag, String name, boolean current) {}

    /** The booking; a held one still needs its data. */
    @GET
    public Response show(@RestPath UUID id, @RestQuery @DefaultValue("") String done) {
        var key = keys.opening(id);
        var found = services.appointments().ask(api -> api.booking(id, key));
        var booking = BookingView.of(id, found, visit.wording(), clock);
        if (booking.held()) {
            return Pages.go(path(id) + "/details");
        }
        var known = DONE.contains(done) ? done : "";
        return pages.show(Templates.booking(pages.page(), booking, known, speeches(booking.language()), key != null));
    }

    /** Changes the language of messages. */
    @POST
    @Path("language")
    public Response changeLanguage(@RestPath UUID id, @RestForm @DefaultValue("") String to) {
        var chosen = Language.of(to).orElseThrow(NotFoundException::new);
        var key = keys.opening(id);
        services.appointments().ask(api -> {
            api.amend(id, key, new AmendRequest(chosen.tag(), null, null, null, null));
            return chosen;
        });
        return Pages.go(path(id) + "?done=language");
    }

    /** Forgets the key on this device, for shared phones and computers; the booking stays. */
    @POST
    @Path("forget")
    public Response forget(@RestPath UUID id) {
        return Pages.go(
                "/" + visit.language().tag() + "/find",
                keys.forget(Purpose.BOOKING, id),
                keys.forget(Purpose.CANCEL, id),
                keys.forget(Purpose.VERIFY, id));
    }

    private String path(UUID id) {
        return "/" + visit.language().tag() + "/bookings/" + id;
    }

    private static List<Speech> speeches(String current) {
        return Arrays.stream(Language.values())
                .map(language -> new Speech(
                        language.tag(), language.ownName(), language.tag().equals(current)))
                .toList();
    }
}
