package de.willkommen.gateway.apidocs;

import static de.willkommen.gateway.problem.PageFrame.escaped;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The interface document as a page that needs no script, for people who write programs. */
final class ApiPage {

    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final JsonObject document;
    private final StringBuilder html = new StringBuilder();

    private ApiPage(JsonObject document) {
        this.document = document;
    }

    private record Operation(String method, String path, JsonArray shared, JsonObject content) {

        /** Parameters of the path and of the operation. */
        JsonArray parameters() {
            return shared.copy().addAll(content.getJsonArray("parameters", new JsonArray()));
        }
    }

    /** The content of the page. */
    static String of(JsonObject document) {
        return new ApiPage(document).render();
    }

    private String render() {
        var info = document.getJsonObject("info");
        html.append("<h1>").append(escaped(info.getString("title"))).append("</h1>");
        html.append(markdown(info.getString("description", "")));
        html.append("<p>The same as a document: <a href=\"/openapi\">OpenAPI 3.1</a>. ");
        html.append("What the refusals mean: <a href=\"/docs/problems\">problems</a>.</p>");
        byTag().forEach(this::group);
        schemas();
        return html.toString();
    }

    private Map<String, List<Operation>> byTag() {
        return document.getJsonObject("paths").stream()
                .flatMap(path -> operations(path.getKey(), (JsonObject) path.getValue()))
                .collect(Collectors.groupingBy(
                        operation -> operation.content().getJsonArray("tags").getString(0),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static Stream<Operation> operations(String path, JsonObject item) {
        var shared = item.getJsonArray("parameters", new JsonArray());
        return METHODS.stream()
                .filter(item::containsKey)
                .map(method -> new Operation(method, path, shared, item.getJsonObject(method)));
    }

    private void group(String tag, List<Operation> operations) {
        html.append("<h2>").append(escaped(tag)).append("</h2>");
        operations.forEach(this::operation);
    }

    private void operation(Operation operation) {
        var content = operation.content();
        html.append("<h3><span class=\"method\">")
                .append(operation.method().toUpperCase(Locale.ROOT))
                .append("</span> <code>")
                .append(escaped(operation.path()))
                .append("</code></h3>");
        html.append("<p>").append(escaped(content.getString("summary", ""))).append("</p>");
        html.append(markdown(content.getString("description", "")));
        parameters(operation.parameters());
        var body = content.getJsonObject("requestBody");
        if (body != null) {
            html.append("<p>Body: ").append(schemasOf(body)).append("</p>");
        }
        responses(content.getJsonObject("responses", new JsonObject()));
    }

    private void parameters(JsonArray parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.append("<div class=\"table\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Parameter</th>")
                .append("<th scope=\"col\">In</th><th scope=\"col\">Required</th><th scope=\"col\">Meaning</th></tr>")
                .append("</thead><tbody>");
        parameters.stream()
                .map(JsonObject.class::cast)
                .forEach(parameter -> html.append("<tr><td><code>")
                        .append(escaped(parameter.getString("name", parameter.getString("$ref", ""))))
                        .append("</code></td><td>")
                        .append(escaped(parameter.getString("in", "")))
                        .append("</td><td>")
                        .append(parameter.getBoolean("required", false) ? "yes" : "no")
                        .append("</td><td>")
                        .append(escaped(parameter.getString("description", "")))
                        .append("</td></tr>"));
        html.append("</tbody></table></div>");
    }

    private void responses(JsonObject responses) {
        html.append("<div class=\"table\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Status</th>")
                .append("<th scope=\"col\">Meaning</th><th scope=\"col\">Content</th></tr></thead><tbody>");
        responses.forEach(response -> html.append("<tr><td>")
                .append(escaped(response.getKey()))
                .append("</td><td>")
                .append(escaped(((JsonObject) response.getValue()).getString("description", "")))
                .append("</td><td>")
                .append(schemasOf((JsonObject) response.getValue()))
                .append("</td></tr>"));
        html.append("</tbody></table></div>");
    }

    private static String schemasOf(JsonObject bodyOrResponse) {
        return bodyOrResponse.getJsonObject("content", new JsonObject()).stream()
                .map(type -> escaped(type.getKey()) + " "
                        + schema(((JsonObject) type.getValue()).getJsonObject("schema", new JsonObject())))
                .collect(Collectors.joining("<br>"));
    }

    private static String schema(JsonObject schema) {
        var reference = schema.getString("$ref");
        if (reference != null) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            return "<a href=\"#schema-" + escaped(name) + "\">" + escaped(name) + "</a>";
        }
        var items = schema.getJsonObject("items");
        if (items != null) {
            return "list of " + schema(items);
        }
        return "<code>" + escaped(String.valueOf(schema.getValue("type", ""))) + "</code>";
    }

    private void schemas() {
        html.append("<h2>Schemas</h2>");
        document.getJsonObject("components", new JsonObject())
                .getJsonObject("schemas", new JsonObject())
                .forEach(schema -> html.append("<h3 id=\"schema-")
                        .append(escaped(schema.getKey()))
                        .append("\">")
                        .append(escaped(schema.getKey()))
                        .append("</h3><pre tabindex=\"0\">")
                        .append(escaped(((JsonObject) schema.getValue()).encodePrettily()))
                        .append("</pre>"));
    }

    private static String markdown(String text) {
        return HTML.render(MARKDOWN.parse(text));
    }
}
