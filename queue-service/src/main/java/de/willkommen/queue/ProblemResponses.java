package de.willkommen.queue;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes the interface document: what every endpoint may answer beside its own, and that it comes as a problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String KEY_REQUIRED = "/tickets /counters/{counter}/next";
    private static final Map<String, String> OF_ROLES = Map.of(
            "401", "unauthorized: no token, or none that is right",
            "403", "forbidden: the role is missing");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            OF_ROLES.forEach((code, meaning) -> answer(operation, code, meaning));
        }
        if (operation.getRequestBody() != null) {
            answer(operation, "400", "invalid-request with the fields that are wrong, or unreadable-body");
        }
        if (method == PathItem.HttpMethod.POST && !path.endsWith("/announcements")) {
            idempotencyKey(path, operation);
            answer(operation, "422", "idempotency-key-reused: the key belongs to another request");
        }
        answer(operation, "503", "try-again, with Retry-After");
        operation.getResponses().getAPIResponses().forEach((code, response) -> {
            if (code.compareTo("400") >= 0) {
                response.setContent(problemContent());
            }
        });
    }

    private static void answer(Operation operation, String code, String meaning) {
        if (!operation.getResponses().hasAPIResponse(code)) {
            operation
                    .getResponses()
                    .addAPIResponse(code, OASFactory.createAPIResponse().description(meaning));
        }
    }

    private static void idempotencyKey(String path, Operation operation) {
        var known = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        if (known.stream().noneMatch(parameter -> "Idempotency-Key".equals(parameter.getName()))) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(Parameter.In.HEADER)
                    .required(KEY_REQUIRED.contains(path.replace("/api/v1", "")))
                    .description("A UUID; the same request under the same key has one effect and one answer")
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .format("uuid")));
        }
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
