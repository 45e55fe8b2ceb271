package de.willkommen.web.ticket;

import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.NumbersToday;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.ServiceCard;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.QueueApi.WalkIn;
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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Taking a number with one's own phone: the lobby display shows the code, which proves that one is there. */
@Path("/{language}/lobby/{office: [A-Za-z0-9-]+}")
@PermitAll
public class LobbyTicketResource {

    private static final Duration KEPT = Duration.ofHours(18);

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Offices offices;
    private final NumbersToday numbers;
    private final HolderKeys keys;

    LobbyTicketResource(
            Pages pages, Visit visit, Services services, Offices offices, NumbersToday numbers, HolderKeys keys) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.offices = offices;
        this.numbers = numbers;
        this.keys = keys;
    }

    @CheckedTemplate(basePath = "ticket")
    static class Templates {
        static native TemplateInstance take(
                Page page,
                List<ServiceCard> services,
                NumbersToday.Today today,
                String office,
                String code,
                String formKey,
                Trouble trouble);
    }

    /** Why no number was given. */
    record Trouble(boolean nothingChosen, boolean codeOver, String detail) {
        static final Trouble NONE = new Trouble(false, false, "");

        public boolean any() {
            return nothingChosen || codeOver || !detail.isEmpty();
        }
    }

    /** Asks what it is about. */
    @GET
    public Response choose(@RestPath String office, @RestQuery @DefaultValue("") String code) {
        return choose(200, office, code, Trouble.NONE);
    }

    /** Takes the number and goes on to its page. */
    @POST
    public Response take(
            @RestPath String office,
            @RestForm @DefaultValue("") String code,
            @RestForm("service") List<String> chosen,
            @RestForm @DefaultValue("") String formKey) {
        if (chosen.isEmpty()) {
            return choose(400, office, code, new Trouble(true, false, ""));
        }
        var request = new WalkIn(office, chosen, visit.language().tag(), List.of(), code);
        try {
            var key = FormKey.forRequest(formKey, request);
            var ticket = services.queue().ask(api -> api.takeNumber(key, request));
            var id = Objects.requireNonNull(ticket.id());
            return Pages.go(
                    "/" + visit.language().tag() + "/tickets/" + id,
                    keys.keep(Purpose.TICKET, id, Objects.requireNonNull(ticket.token()), KEPT));
        } catch (Refused refused) {
            if (refused.status() >= 500) {
                throw refused;
            }
            var over = refused.is("lobby-code-expired");
            return choose(
                    refused.status(),
                    office,
                    code,
                    new Trouble(false, over, refused.problem().detail()));
        }
    }

    private Response choose(int status, String office, String code, Trouble trouble) {
        var page = pages.pageAt("/" + visit.language().tag() + "/lobby/" + office, "code=" + Pages.encoded(code));
        return pages.show(
                status,
                Templates.take(
                        page, offices.services(office), numbers.of(office), office, code, FormKey.fresh(), trouble));
    }
}
