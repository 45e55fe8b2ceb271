package de.willkommen.content;

import de.willkommen.kit.problem.ProblemAnswer;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the interface document what holds for every operation: problem answers and the headers of caching. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class InterfaceDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        document.getPaths().getPathItems().values().forEach(InterfaceDocument::addHeaders);
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

    private static void addHeaders(PathItem path) {
        if (path.getGET() != null && path.getGET().getTags().stream().noneMatch("Work to do"::equals)) {
            path.getGET()
                    .addParameter(header("Accept-Language", "Languages of the reader, the best first"))
                    .addParameter(header("If-None-Match", "ETags of what the reader has"))
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description("The reader has it already"));
        }
        if (path.getPUT() != null) {
            path.getPUT()
                    .addParameter(header("If-Match", "ETag of the text as read in this language"))
                    .addParameter(header("If-None-Match", "* for a text that is new"));
        }
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
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
