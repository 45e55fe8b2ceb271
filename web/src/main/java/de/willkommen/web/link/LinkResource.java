package de.willkommen.web.link;

import de.willkommen.web.language.Language;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.Unreachable;
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
    private final Services services;

    LinkResource(HolderKeys keys, Visit visit, Services services) {
        this.keys = keys;
        this.visit = visit;
        this.services = services;
    }

    /** Takes the key and sends the reader on; the language is the one in {@code lang}, the one this
     * browser remembers, or the one chosen at booking. */
    @GET
    @Path("{code}")
    public Response open(@RestPath String code, @RestQuery @Nullable String lang) {
        var link = LinkCode.parse(code).orElseThrow(NotFoundException::new);
        var language = Optional.ofNullable(lang)
                .flatMap(Language::of)
                .or(visit::rememberedLanguage)
                .or(() -> languageOf(link))
                .orElseGet(visit::language);
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

    /** The language its holder chose when booking: a borrowed phone may speak another one. */
    private Optional<Language> languageOf(LinkCode link) {
        try {
            @Nullable
            String tag =
                    switch (link.purpose()) {
                        case BOOKING, CANCEL ->
                            services.appointments()
                                    .ask(api -> api.booking(link.id(), link.secret()))
                                    .language();
                        case TICKET ->
                            services.queue()
                                    .ask(api -> api.ticket(link.id(), link.secret()))
                                    .language();
                        case VERIFY -> null;
                    };
            return Optional.ofNullable(tag).flatMap(Language::of);
        } catch (Refused | Unreachable unknown) {
            // The page behind the link says what is wrong.
            return Optional.empty();
        }
    }
}
