package de.willkommen.web.page;

import de.willkommen.web.language.Language;
import de.willkommen.web.language.TemplateTexts;
import de.willkommen.web.language.Texts;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns templates into answers. */
@RequestScoped
public class Pages {

    private static final List<String> KIOSK_AND_CITIZEN = List.of("/kiosk/", "/");

    private final Visit visit;
    private final Texts texts;
    private final Assets assets;

    Pages(Visit visit, Texts texts, Assets assets) {
        this.visit = visit;
        this.texts = texts;
        this.assets = assets;
    }

    /** The frame of the page that is being asked for. */
    public Page page() {
        return pageAt(visit.path(), visit.query());
    }

    /** The frame of an answer to a posted form: its language links lead to the page the form was on. */
    public Page pageAt(String path, String query) {
        var asked = visit.language();
        var languages = texts.offered().stream()
                .map(language -> new Page.Choice(
                        language.tag(),
                        language.ownName(),
                        language.dir(),
                        in(language, path, query),
                        language == asked))
                .toList();
        return new Page(visit.wording(), assets, languages);
    }

    /** The page as an answer. */
    public Response show(TemplateInstance template) {
        return show(200, template);
    }

    /** The page as an answer with this status. */
    public Response show(int status, TemplateInstance template) {
        var html = template.setAttribute(TemplateTexts.WORDING, visit.wording()).render();
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header("Content-Language", visit.wording().spoken().tag())
                .entity(html)
                .build();
    }

    /** Sends the browser on after a form was accepted, so that reloading posts nothing again. */
    public static Response go(String path, NewCookie... cookies) {
        // Relative: behind the gateway this application does not know by which name the browser came.
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path)
                .cookie(cookies)
                .build();
    }

    /** A value as part of a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String in(Language language, String path, String query) {
        var found = visit.languageInPath();
        if (found.isEmpty()) {
            return "/language/" + language.tag() + "?to=" + path;
        }
        var prefix =
                KIOSK_AND_CITIZEN.stream().filter(path::startsWith).findFirst().orElse("/");
        var rest = path.substring(
                Math.min(path.length(), prefix.length() + found.get().tag().length()));
        return prefix + language.tag() + rest + (query.isEmpty() ? "" : "?" + query);
    }
}
