package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.process.Recipe;
import java.util.List;

/** One running instance of one of the six applications. */
public final class Application implements Recipe {

    private final Installation installation;
    private final PackagedApplications packages;
    private final Module module;
    private final int instance;
    private final int port;
    private final Surroundings surroundings;

    /** @param instance 1 for the first, which carries the plain name */
    public Application(
            Installation installation,
            PackagedApplications packages,
            Module module,
            int instance,
            int port,
            Surroundings surroundings) {
        this.installation = installation;
        this.packages = packages;
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
        // Small on purpose: six of these and the rest of the platform share one developer's machine.
        var command = List.of(
                installation.java().toString(),
                "-Xms32m",
                "-Xmx176m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + packages.temporaryFiles(),
                "-jar",
                packages.startFile(module).toString());
        return new Launch(command, surroundings.of(module, port));
    }

    @Override
    public boolean answers() {
        return Http.isOk("http://localhost:" + port + "/q/health/ready");
    }
}
