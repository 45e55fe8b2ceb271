package de.willkommen.gateway.apidocs;

import de.willkommen.gateway.problem.PageFrame;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** What the gateway shows about the interface: the document, a page of it, and the catalogue of problems. */
@Singleton
public class ApiPages {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String A_MOMENT = "public, max-age=10";
    private static final String AN_HOUR = "public, max-age=3600";

    private final ApiDocument document;
    private final ProblemCatalogue catalogue;
    private final PageFrame frame;

    ApiPages(ApiDocument document, ProblemCatalogue catalogue, PageFrame frame) {
        this.document = document;
        this.catalogue = catalogue;
        this.frame = frame;
    }

    /** {@code /openapi}: the merged document. */
    public void document(RoutingContext context) {
        document.get()
                .onSuccess(json -> answer(context, "application/json", A_MOMENT, json.encodePrettily()))
                .onFailure(context::fail);
    }

    /** {@code /docs}: the merged document as a page. */
    public void page(RoutingContext context) {
        document.get()
                .onSuccess(json -> answer(
                        context,
                        HTML,
                        A_MOMENT,
                        frame.page("en", "ltr", json.getJsonObject("info").getString("title"), ApiPage.of(json))))
                .onFailure(context::fail);
    }

    /** {@code /docs/problems}: what each refusal means. */
    public void problems(RoutingContext context) {
        answer(context, HTML, AN_HOUR, frame.page("en", "ltr", "Problems", catalogue.html()));
    }

    /** The style sheet of the gateway's pages. */
    public void styles(RoutingContext context) {
        answer(context, "text/css; charset=utf-8", AN_HOUR, frame.styles());
    }

    private static void answer(RoutingContext context, String type, String caching, String body) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).putHeader(HttpHeaders.CACHE_CONTROL, caching);
        context.end(body);
    }
}
