package de.willkommen.appointment;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Adds to the interface document what every endpoint may answer, and that all of it comes as a problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN_HEADERS = "Booking-Token Verification-Token";
    private static final Map<String, String> MEANINGS = Map.of(
            "400", "invalid-request, with the fields and what is wrong with each, or unreadable-body",
            "401", "unauthorized: no token, or none that is right",
            "403", "forbidden: the role is missing",
            "404", "not-found: unknown, or another authority's",
            "422", "idempotency-key-reused: the key belongs to another request",
            "503", "try-again, with Retry-After");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        var responses = operation.getResponses();
        var codes = new TreeMap<String, String>();
        if (operation.getRequestBody() != null
                || parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY)) {
            codes.put("400", MEANINGS.get("400"));
        }
        var byToken = parameters.stream().anyMatch(parameter -> TOKEN_HEADERS.contains(parameter.getName()));
        var byRole = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        if (byToken || byRole) {
            codes.put("401", MEANINGS.get("401"));
        }
        if (byRole) {
            codes.put("403", MEANINGS.get("403"));
        }
        if (path.contains("{") || path.endsWith("/bookings") && method == PathItem.HttpMethod.GET) {
            codes.put("404", MEANINGS.get("404"));
        }
        if (method == PathItem.HttpMethod.POST && !path.endsWith("/announcements")) {
            operation.addParameter(idempotencyKey(path.endsWith("/bookings")));
            codes.put("422", MEANINGS.get("422"));
        }
        codes.put("503", MEANINGS.get("503"));
        codes.forEach((code, meaning) -> {
            var known = responses.getAPIResponse(code);
            responses.addAPIResponse(
                    code, (known == null ? OASFactory.createAPIResponse() : known).description(meaning));
        });
        responses.getAPIResponses().forEach((code, response) -> {
            if (code.compareTo("400") >= 0) {
                response.setContent(problemContent());
            }
        });
    }

    private static Parameter idempotencyKey(boolean required) {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(required)
                .description("A UUID; the same request under the same key has one effect and one answer")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .format("uuid"));
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
    }

    private static Schema problem() {
        var text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        var field = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("field", text)
                .addProperty("reason", text);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457; clients switch on `type`, never on a text")
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("instance", text)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(field));
    }
}
