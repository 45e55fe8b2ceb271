package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.process.Recipe;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** One running instance of one of the six applications. */
public final class Application implements Recipe {

    private final Installation installation;
    private final Module module;
    private final int instance;
    private final int port;
    private final Surroundings surroundings;

    /** @param instance 1 for the first, which carries the plain name */
    public Application(Installation installation, Module module, int instance, int port, Surroundings surroundings) {
        this.installation = installation;
        this.module = module;
        this.instance = instance;
        this.port = port;
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return instance == 1 ? module.folder() : module.folder() + "-" + instance;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() {
        var jar = installation.application(module.folder());
        if (!Files.exists(jar)) {
            throw new StackFailure(
                    "%s is not built: run make build, or leave it out with --apps=<names>.".formatted(module.folder()));
        }
        // Small on purpose: six of these and the rest of the platform share one developer's machine.
        var command = List.of(
                installation.java().toString(),
                "-Xms32m",
                "-Xmx176m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString());
        return new Launch(command, surroundings.of(module, port));
    }

    @Override
    public boolean answers() {
        return Http.isOk("http://localhost:" + port + "/q/health/ready");
    }

    /** Why an earlier look would have found it missing, before anything is started. */
    public static Optional<String> missing(Installation installation, Module module) {
        return Files.exists(installation.application(module.folder()))
                ? Optional.empty()
                : Optional.of(module.folder());
    }
}
