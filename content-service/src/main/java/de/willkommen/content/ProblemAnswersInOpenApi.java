package de.willkommen.content;

import de.willkommen.kit.problem.ProblemAnswer;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the interface document that everything that is refused is refused with a problem answer. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswersInOpenApi implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> {
                    operation.getResponses().getAPIResponses().forEach((status, response) -> {
                        if (status.startsWith("4")) {
                            response.setContent(problemContent());
                        }
                    });
                    operation.getResponses().addAPIResponse("default", refusal());
                });
    }

    private static APIResponse refusal() {
        return OASFactory.createAPIResponse()
                .description("Refused, with a problem answer (RFC 9457); docs/problems.md explains each type")
                .content(problemContent());
    }

    private static Content problemContent() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createContent()
                .addMediaType(
                        ProblemAnswer.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }

    private static Schema problem() {
        var text = OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
        var field = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .addProperty("field", text)
                .addProperty("reason", text);
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("A problem answer as RFC 9457 has it")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)))
                .addProperty("detail", text)
                .addProperty("instance", text)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.ARRAY))
                                .items(field));
    }
}
