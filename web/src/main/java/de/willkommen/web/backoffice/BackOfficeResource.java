package de.willkommen.web.backoffice;

import de.willkommen.web.WebSettings;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** The start page of the back office. */
@Path("/backoffice")
@RolesAllowed({"clerk", "lead", "admin", "editor", "translator", "operator"})
public class BackOfficeResource {

    private final Pages pages;
    private final BackOffice backOffice;
    private final Deletion deletion;
    private final WebSettings settings;

    BackOfficeResource(Pages pages, BackOffice backOffice, Deletion deletion, WebSettings settings) {
        this.pages = pages;
        this.backOffice = backOffice;
        this.deletion = deletion;
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "backoffice")
    static class Templates {
        static native TemplateInstance start(Page page, BackOffice.Frame frame, List<Deletion.Area> deletion);
    }

    /** What there is to do. */
    @GET
    public Response start() {
        return pages.show(Templates.start(pages.page(), backOffice.frame(), deletion.areas()));
    }

    /** Works for another office of the authority from now on. */
    @POST
    @Path("office")
    public Response choose(@RestForm @DefaultValue("") String office) {
        if (backOffice.offices().stream().noneMatch(known -> known.code().equals(office))) {
            throw new NotFoundException();
        }
        return Pages.go(
                "/backoffice",
                new NewCookie.Builder(BackOffice.OFFICE_COOKIE)
                        .value(office)
                        .path("/backoffice")
                        .httpOnly(true)
                        .secure(settings.secureCookies())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
