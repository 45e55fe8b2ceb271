package de.willkommen.web.page;

import de.willkommen.web.WebSettings;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Texts;
import de.willkommen.web.visit.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The front door without a language, and the language switch of pages whose address names none. */
@Path("/")
@PermitAll
public class LanguageResource {

    private final Visit visit;
    private final Texts texts;
    private final WebSettings settings;

    LanguageResource(Visit visit, Texts texts, WebSettings settings) {
        this.visit = visit;
        this.texts = texts;
        this.settings = settings;
    }

    /** Sends the reader to the home page in their language. */
    @GET
    public Response enter() {
        return Pages.go("/" + visit.language().tag());
    }

    /** The address behind the code of the lobby display, as queue-service writes it. */
    @GET
    @Path("ticket/new")
    public Response takeNumber(@RestQuery @DefaultValue("") String office, @RestQuery @DefaultValue("") String code) {
        var known = office.matches("[A-Za-z0-9-]{1,32}") ? office : settings.office();
        return Pages.go("/" + visit.language().tag() + "/lobby/" + known + "?code=" + Pages.encoded(code));
    }

    /** Remembers the language and goes back to the page. Only paths of this site are gone to. */
    @GET
    @Path("language/{tag}")
    public Response choose(@RestPath String tag, @RestQuery @DefaultValue("/") String to) {
        var language = Language.of(tag).filter(texts.offered()::contains).orElseThrow(NotFoundException::new);
        var here = to.matches("/([A-Za-z0-9][A-Za-z0-9/_.-]*)?") ? to : "/";
        return Pages.go(here, PageFilters.languageCookie(language.tag(), settings));
    }
}
