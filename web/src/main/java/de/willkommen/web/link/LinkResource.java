package de.willkommen.web.link;

import de.willkommen.web.language.Language;
import de.willkommen.web.page.Pages;
import de.willkommen.web.visit.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Links from mails, text messages and slips. Opening one changes nothing, because scanners of mail open links as well:
 * the key moves from the address into a cookie, and the reader to a clean page.
 */
@Path("/l")
@PermitAll
public class LinkResource {

    private static final Duration KEPT = Duration.ofDays(90);

    private final HolderKeys keys;
    private final Visit visit;

    LinkResource(HolderKeys keys, Visit visit) {
        this.keys = keys;
        this.visit = visit;
    }

    /** Takes the key and sends the reader on; {@code lang} names the language of the message the link stood in. */
    @GET
    @Path("{code}")
    public Response open(@RestPath String code, @RestQuery @Nullable String lang) {
        var link = LinkCode.parse(code).orElseThrow(NotFoundException::new);
        var language = (lang == null ? Optional.<Language>empty() : Language.of(lang)).orElse(visit.language());
        var base = "/" + language.tag();
        var clean =
                switch (link.purpose()) {
                    case BOOKING -> base + "/bookings/" + link.id();
                    case CANCEL -> base + "/bookings/" + link.id() + "/cancel";
                    case VERIFY -> base + "/bookings/" + link.id() + "/verify";
                    case TICKET -> base + "/tickets/" + link.id();
                };
        var answer = Pages.go(clean, keys.keep(link.purpose(), link.id(), link.secret(), KEPT));
        return Response.fromResponse(answer)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
