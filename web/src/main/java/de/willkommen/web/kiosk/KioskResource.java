package de.willkommen.web.kiosk;

import de.willkommen.web.WebSettings;
import de.willkommen.web.link.LinkCode;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.office.NumbersToday;
import de.willkommen.web.office.Offices;
import de.willkommen.web.office.ServiceCard;
import de.willkommen.web.page.FormKey;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.page.QrCode;
import de.willkommen.web.staff.SignedIn;
import de.willkommen.web.upstream.QueueApi.CheckIn;
import de.willkommen.web.upstream.QueueApi.Ticket;
import de.willkommen.web.upstream.QueueApi.WaitMinutes;
import de.willkommen.web.upstream.QueueApi.WalkIn;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The kiosk. It keeps nothing: the result is shown once, and after a while the start page comes back. */
@Path("/kiosk")
@RolesAllowed({"kiosk", "clerk", "lead", "admin"})
public class KioskResource {

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final Offices offices;
    private final NumbersToday numbers;
    private final SignedIn signedIn;
    private final WebSettings settings;

    KioskResource(
            Pages pages,
            Visit visit,
            Services services,
            Offices offices,
            NumbersToday numbers,
            SignedIn signedIn,
            WebSettings settings) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.offices = offices;
        this.numbers = numbers;
        this.signedIn = signedIn;
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "kiosk")
    static class Templates {
        static native TemplateInstance start(Page page);

        static native TemplateInstance menu(Page page);

        static native TemplateInstance checkin(
                Page page, String authority, String typed, String trouble, boolean other);

        static native TemplateInstance number(
                Page page,
                List<ServiceCard> services,
                NumbersToday.Today today,
                String formKey,
                boolean nothingChosen,
                String trouble,
                RawString book);

        static native TemplateInstance result(Page page, Slip slip);
    }

    /**
     * What the visitor takes along.
     *
     * @param tooLate when the house closes, if the wait may last longer; empty otherwise
     * @param link the address to follow the place in the queue with a phone, as a picture
     */
    record Slip(
            String number,
            @Nullable Integer ahead,
            @Nullable WaitMinutes waitMinutes,
            boolean checkedIn,
            String tooLate,
            @Nullable RawString link) {}

    /** The first screen: the language. */
    @GET
    public Response start() {
        return pages.show(Templates.start(pages.page()));
    }

    /** With or without an appointment. */
    @GET
    @Path("{language}")
    public Response menu() {
        return pages.show(Templates.menu(pages.page()));
    }

    /** Asks for the reference; scanners type it into the field. */
    @GET
    @Path("{language}/check-in")
    public Response askReference() {
        return pages.show(Templates.checkin(pages.page(), settings.authority(), "", "", false));
    }

    /** Checks in. Doing it twice gives the same number. */
    @POST
    @Path("{language}/check-in")
    public Response checkIn(@RestForm @DefaultValue("") String reference) {
        var wanted = Reference.normalised(reference, settings.authority());
        try {
            var ticket = services.queue().ask(api -> api.checkIn(new CheckIn(signedIn.office(), wanted)));
            return result(ticket, true);
        } catch (Refused refused) {
            if (refused.status() >= 500 || refused.status() == 401 || refused.status() == 403) {
                throw refused;
            }
            var unknown = refused.status() == 404 || refused.status() == 400;
            var why = unknown
                    ? visit.wording().say("kiosk.checkin.unknown")
                    : refused.problem().detail();
            return pages.show(
                    refused.status(),
                    Templates.checkin(pages.page(), settings.authority(), reference, why, refused.status() == 409));
        }
    }

    /** Asks what it is about. */
    @GET
    @Path("{language}/number")
    public Response askService() {
        return number(200, false, "");
    }

    /** Gives a number. */
    @POST
    @Path("{language}/number")
    public Response takeNumber(
            @RestForm("service") List<String> chosen,
            @RestForm("need") List<String> needs,
            @RestForm @DefaultValue("") String formKey) {
        if (chosen.isEmpty()) {
            return number(400, true, "");
        }
        var request = new WalkIn(signedIn.office(), chosen, visit.language().tag(), needs, null);
        try {
            var key = FormKey.forRequest(formKey, request);
            return result(services.queue().ask(api -> api.takeNumber(key, request)), false);
        } catch (Refused refused) {
            if (refused.status() >= 500 || refused.status() == 401 || refused.status() == 403) {
                throw refused;
            }
            return number(refused.status(), false, refused.problem().detail());
        }
    }

    private Response number(int status, boolean nothingChosen, String trouble) {
        var offered = offices.services(signedIn.office());
        // Who gets no number today can book by the phone in the hand.
        var book = QrCode.picture(settings.publicUrl() + "/" + visit.language().tag() + "/book");
        return pages.show(
                status,
                Templates.number(
                        pages.page(),
                        offered,
                        numbers.of(signedIn.office()),
                        FormKey.fresh(),
                        nothingChosen,
                        trouble,
                        book));
    }

    private Response result(Ticket ticket, boolean checkedIn) {
        var id = ticket.id();
        var token = ticket.token();
        @Nullable RawString link = null;
        if (id != null && token != null) {
            var code = new LinkCode(Purpose.TICKET, id, token).text();
            link = QrCode.picture(settings.publicUrl() + "/l/" + code + "?lang="
                    + visit.language().tag());
        }
        var number = Objects.requireNonNullElse(ticket.number(), "");
        var tooLate = numbers.tooLate(signedIn.office(), ticket.waitMinutes());
        var slip = new Slip(number, ticket.ahead(), ticket.waitMinutes(), checkedIn, tooLate, link);
        return Response.fromResponse(pages.show(Templates.result(pages.page(), slip)))
                .header("Cache-Control", "no-store")
                .build();
    }
}
