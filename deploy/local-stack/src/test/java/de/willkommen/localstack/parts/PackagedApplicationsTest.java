package de.willkommen.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.localstack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedApplicationsTest {

    @TempDir
    Path root;

    private Installation installation;

    @BeforeEach
    void build() throws IOException {
        installation = new Installation(root, root.resolve("deploy/local-stack/target"));
        var built = root.resolve("web/target/quarkus-app");
        Files.createDirectories(built.resolve("lib/main"));
        Files.writeString(built.resolve("quarkus-run.jar"), "start");
        Files.writeString(built.resolve("lib/main/one.jar"), "one");
    }

    @Test
    void a_build_while_the_stack_runs_takes_nothing_from_under_its_feet() throws IOException {
        var packages = new PackagedApplications(installation, root.resolve(".local/applications"));
        var start = packages.startFile(Module.WEB);

        Trees.delete(root.resolve("web/target"));

        assertThat(start).hasContent("start");
        assertThat(start.resolveSibling("lib/main/one.jar")).hasContent("one");
        assertThat(packages.startFile(Module.WEB)).isEqualTo(start);
    }

    @Test
    void the_next_start_takes_what_was_built_since() throws IOException {
        var folder = root.resolve(".local/applications");
        new PackagedApplications(installation, folder).startFile(Module.WEB);
        Trees.delete(root.resolve("web/target"));
        build();
        Files.writeString(root.resolve("web/target/quarkus-app/quarkus-run.jar"), "newer");

        assertThat(new PackagedApplications(installation, folder).startFile(Module.WEB))
                .hasContent("newer");
    }

    @Test
    void what_is_not_built_is_named() {
        assertThat(PackagedApplications.missing(installation, List.of(Module.WEB, Module.GATEWAY)))
                .containsExactly("gateway");
    }
}
