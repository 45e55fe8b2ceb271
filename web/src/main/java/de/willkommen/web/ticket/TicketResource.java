package de.willkommen.web.ticket;

import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.NumbersToday;
import de.willkommen.web.office.Offices;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.QueueApi.Contact;
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
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Following a ticket. With scripts the page follows by itself; without, it is loaded anew every few seconds. */
@Path("/{language}/tickets/{id}")
@PermitAll
public class TicketResource {

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Offices offices;
    private final NumbersToday numbers;
    private final HolderKeys keys;

    TicketResource(
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
        static native TemplateInstance ticket(
                Page page, TicketView ticket, String tooLate, boolean told, String trouble);
    }

    /** The ticket and its place. */
    @GET
    public Response show(@RestPath UUID id, @RestQuery boolean told) {
        return show(200, id, told, "");
    }

    /** Leaves a number to be told by text message. */
    @POST
    @Path("contact")
    public Response tell(@RestPath UUID id, @RestForm @DefaultValue("") String phone) {
        var key = keys.require(Purpose.TICKET, id);
        try {
            services.queue().ask(api -> {
                api.leaveNumber(id, key, new Contact(phone.strip()));
                return true;
            });
            return Pages.go(path(id) + "?told=true");
        } catch (Refused refused) {
            if (refused.status() >= 500 || refused.status() == 401) {
                throw refused;
            }
            var why = refused.problem()
                    .fields()
                    .getOrDefault("phone", refused.problem().detail());
            return show(refused.status(), id, false, why);
        }
    }

    /** Gives the place up. Who was called in the meantime sees where to go instead. */
    @POST
    @Path("leave")
    public Response leave(@RestPath UUID id) {
        var key = keys.require(Purpose.TICKET, id);
        try {
            services.queue().ask(api -> api.leave(id, key));
        } catch (Refused refused) {
            if (!refused.is("ticket-state")) {
                throw refused;
            }
        }
        return Pages.go(path(id));
    }

    private Response show(int status, UUID id, boolean told, String trouble) {
        var key = keys.require(Purpose.TICKET, id);
        var ticket = services.queue().ask(api -> api.ticket(id, key));
        var office = Objects.requireNonNullElse(ticket.office(), offices.main());
        var page = pages.pageAt(path(id), "");
        var tooLate = numbers.tooLate(office, ticket.waitMinutes());
        return pages.show(
                status,
                Templates.ticket(page, TicketView.of(id, ticket, offices.names(office)), tooLate, told, trouble));
    }

    private String path(UUID id) {
        return "/" + visit.language().tag() + "/tickets/" + id;
    }
}
