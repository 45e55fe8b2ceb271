package de.willkommen.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final Pattern ROUTE = Pattern.compile("willkommen\\.gateway\\.routes\\.([a-z-]+)\\.paths");

    private final RouteTable table = new RouteTable(Map.of(
            "everything", to("/**"),
            "area", to("/area/**"),
            "one", to("/area/*"),
            "exact", to("/area/here"),
            "inner", to("/area/*/inner/**"),
            "deep", to("/area/*/inner/deep", "/other/*")));

    @ParameterizedTest
    @CsvSource({
        "/, everything",
        "/elsewhere/far, everything",
        "/area, area",
        "/area/a/b/c, area",
        "/area/a, one",
        "/area/here, exact",
        "/area/here/, exact",
        "/area/here/inner, inner",
        "/area/x/inner/more/and/more, inner",
        "/area/x/inner/deep, deep",
        "/other/x, deep",
        "/other, everything",
        "/areas, everything"
    })
    void the_most_specific_pattern_wins(String path, String route) {
        var found = table.routeOf(RequestPath.of(path).orElseThrow());

        assertThat(found.orElseThrow().name()).isEqualTo(route);
    }

    @Test
    void a_path_no_pattern_matches_has_no_route() {
        var small = new RouteTable(Map.of("area", to("/area/**")));

        assertThat(small.routeOf(RequestPath.of("/elsewhere").orElseThrow())).isEmpty();
    }

    @Test
    void two_routes_cannot_claim_the_same_paths() {
        assertThatThrownBy(() -> new RouteTable(Map.of("a", to("/x/**"), "b", to("/x/**"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/x/**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "/x//y", "/**/x", "/x**", "/x/"})
    void a_pattern_that_means_nothing_is_refused(String pattern) {
        assertThatThrownBy(() -> new RouteTable(Map.of("a", to(pattern)))).isInstanceOf(IllegalArgumentException.class);
    }

    /** An endpoint that a service publishes and the gateway does not know ends at a neighbour, as if it did not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"appointment", "queue", "notification", "content"})
    void everything_a_service_publishes_leads_to_it(String upstream) throws IOException {
        var platform = new RouteTable(configured());
        var document =
                new JsonObject(Files.readString(Path.of("..", upstream + "-service", "src/main/openapi/openapi.json")));

        assertThat(document.getJsonObject("paths").fieldNames())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(platform.routeOf(RequestPath.of(path.replaceAll("\\{[^}]+}", "x"))
                                        .orElseThrow())
                                .orElseThrow()
                                .upstream())
                        .as(path)
                        .isEqualTo(upstream));
    }

    private static Map<String, RouteSettings> configured() throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        var routes = new HashMap<String, RouteSettings>();
        properties.stringPropertyNames().forEach(key -> {
            var route = ROUTE.matcher(key);
            if (route.matches()) {
                var upstream = properties.getProperty("willkommen.gateway.routes." + route.group(1) + ".upstream");
                routes.put(
                        route.group(1), to(upstream, properties.getProperty(key).split(",\\s*")));
            }
        });
        return routes;
    }

    private static RouteSettings to(String... paths) {
        return to("upstream", paths);
    }

    private static RouteSettings to(String upstream, String[] paths) {
        return new RouteSettings() {
            @Override
            public List<String> paths() {
                return List.of(paths);
            }

            @Override
            public String upstream() {
                return upstream;
            }

            @Override
            public String limit() {
                return "limit";
            }

            @Override
            public Access access() {
                return Access.ANONYMOUS;
            }

            @Override
            public boolean stream() {
                return false;
            }
        };
    }
}
