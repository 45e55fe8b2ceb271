package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.process.Recipe;
import java.util.ArrayList;
import java.util.List;

/** One running instance of one of the six applications. */
public final class Application implements Recipe {

    // Small on purpose: six of these and the rest of the platform share one developer's machine.
    private static final List<String> USUAL_OPTIONS = List.of(
            "-Xms32m", "-Xmx176m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=48m");

    private final Installation installation;
    private final PackagedApplications packages;
    private final Module module;
    private final int instance;
    private final int port;
    private final List<String> options;
    private final Surroundings surroundings;

    /**
     * An instance.
     *
     * @param instance 1 for the first, which carries the plain name
     * @param options of its Java in place of the usual ones; empty for those
     */
    public Application(
            Installation installation,
            PackagedApplications packages,
            Module module,
            int instance,
            int port,
            List<String> options,
            Surroundings surroundings) {
        this.installation = installation;
        this.packages = packages;
        this.module = module;
        this.instance = instance;
        this.port = port;
        this.options = options.isEmpty() ? USUAL_OPTIONS : options;
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
        var command = new ArrayList<>(List.of(installation.java().toString()));
        command.addAll(options);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.io.tmpdir=" + packages.temporaryFiles());
        command.addAll(List.of("-jar", packages.startFile(module).toString()));
        return new Launch(command, surroundings.of(module, port));
    }

    @Override
    public boolean answers() {
        return Http.isOk("http://localhost:" + port + "/q/health/ready");
    }
}
