package de.willkommen.gateway.apidocs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Makes one OpenAPI 3.1 document of the documents of several upstreams. Components get the name of their upstream in
 * front, so that two parts may use the same name; security schemes are shared.
 */
final class ApiMerge {

    private static final String REFERENCE = "#/components/";
    private static final String SHARED_SECTION = "securitySchemes";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Map<String, Object> paths = new TreeMap<>();
    private final JsonObject components = new JsonObject();
    private final BiPredicate<String, String> reachable;

    /** {@code reachable} tells whether a path leads to an upstream; others are not part of the public interface. */
    ApiMerge(BiPredicate<String, String> reachable) {
        this.reachable = reachable;
    }

    void add(String upstream, JsonObject document) {
        var prefix = upstream.substring(0, 1).toUpperCase(Locale.ROOT) + upstream.substring(1);
        var renamed = renamed(document, prefix);
        renamed.getJsonObject("paths", new JsonObject()).forEach(entry -> {
            if (reachable.test(entry.getKey(), upstream)) {
                addPath(upstream, entry.getKey(), (JsonObject) entry.getValue());
            }
        });
        renamed.getJsonObject("components", new JsonObject()).forEach(section -> {
            var target = components.getJsonObject(section.getKey(), new JsonObject());
            components.put(section.getKey(), target);
            ((JsonObject) section.getValue()).forEach(component -> {
                var name = section.getKey().equals(SHARED_SECTION) ? component.getKey() : prefix + component.getKey();
                target.getMap().putIfAbsent(name, component.getValue());
            });
        });
    }

    /** Names the issuer as browsers and programs outside reach it; a part may know another address of it. */
    void signInAt(String issuer) {
        components.getJsonObject(SHARED_SECTION, new JsonObject()).forEach(scheme -> {
            if (scheme.getValue() instanceof JsonObject content && content.containsKey("openIdConnectUrl")) {
                content.put("openIdConnectUrl", issuer + "/.well-known/openid-configuration");
            }
        });
    }

    /** The document; parts in {@code missing} did not answer and are named in it. */
    JsonObject document(String title, String description, String server, List<String> missing) {
        var info = new JsonObject().put("title", title).put("version", "1");
        if (missing.isEmpty()) {
            info.put("description", description);
        } else {
            info.put(
                            "description",
                            description + "\n\nNot included, because not reachable just now: "
                                    + String.join(", ", missing) + ".")
                    .put("x-missing-parts", new JsonArray(missing));
        }
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", info)
                .put("servers", new JsonArray().add(new JsonObject().put("url", server)))
                .put("paths", new JsonObject(paths))
                .put("components", components);
    }

    private void addPath(String upstream, String path, JsonObject item) {
        var target = (JsonObject) paths.computeIfAbsent(path, key -> new JsonObject());
        item.forEach(entry -> {
            if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof JsonObject operation) {
                operation.put("x-part", upstream);
                if (operation.getJsonArray("tags", new JsonArray()).isEmpty()) {
                    operation.put("tags", new JsonArray().add(upstream));
                }
                var id = operation.getString("operationId");
                if (id != null) {
                    operation.put("operationId", upstream + "_" + id);
                }
            }
            target.getMap().putIfAbsent(entry.getKey(), entry.getValue());
        });
    }

    private static JsonObject renamed(JsonObject object, String prefix) {
        var result = new JsonObject();
        object.forEach(entry -> result.put(entry.getKey(), renamed(entry.getValue(), prefix)));
        return result;
    }

    private static Object renamed(Object value, String prefix) {
        if (value instanceof JsonObject object) {
            return renamed(object, prefix);
        }
        if (value instanceof JsonArray array) {
            var result = new JsonArray();
            array.forEach(element -> result.add(renamed(element, prefix)));
            return result;
        }
        if (value instanceof String text && text.startsWith(REFERENCE)) {
            var parts = text.substring(REFERENCE.length()).split("/", 2);
            var shared = parts.length < 2 || parts[0].equals(SHARED_SECTION);
            return shared ? text : REFERENCE + parts[0] + "/" + prefix + parts[1];
        }
        return value;
    }
}
