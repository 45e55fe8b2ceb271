package de.willkommen.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.gateway.testing.Client;
import de.willkommen.gateway.testing.TestPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class ApiDocumentsTest {

    private final Client client = new Client();

    @Test
    void the_document_has_what_each_part_publishes_and_names_the_parts_that_are_silent() {
        var answer = client.get("/openapi");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        var document = new JsonObject(answer.body());
        assertThat(document.getString("openapi")).startsWith("3.1");
        // 'content' publishes a path that leads to 'appointment': nobody could reach it there.
        assertThat(document.getJsonObject("paths").fieldNames())
                .containsExactly("/api/v1/appointment/{id}", "/api/v1/queue/{id}");
        assertThat(document.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .contains("AppointmentThing", "QueueThing");
        assertThat(document.getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .fieldNames())
                .containsExactly("SecurityScheme");
        assertThat(document.getJsonObject("info").getJsonArray("x-missing-parts"))
                .isEqualTo(new JsonArray().add("notification"));
        assertThat(answer.body())
                .contains("#/components/schemas/QueueThing")
                .doesNotContain("/q/inside")
                .doesNotContain("http://inside");
    }

    @Test
    void the_page_shows_it_without_any_script() {
        var page = client.get("/docs").body();

        assertThat(page)
                .contains("/api/v1/queue/{id}")
                .contains("Reads a queue.")
                .contains("<td><code>id</code></td>")
                .contains("of &lt;queue&gt;")
                .doesNotContain("<script")
                .doesNotContain("style=");
        assertThat(client.get("/docs/gateway.css").headers().firstValue("Content-Type"))
                .hasValue("text/css; charset=utf-8");
        assertThat(client.get("/docs/problems").statusCode()).isEqualTo(200);
    }
}
