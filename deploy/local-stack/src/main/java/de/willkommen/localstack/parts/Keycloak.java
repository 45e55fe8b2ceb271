package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Keycloak server.
 *
 * <p>Started as a Java process and not by its script, so that the process we note, watch and kill is the server.
 */
public final class Keycloak implements Recipe {

    private final Installation installation;
    private final Path home;
    private final Path logFolder;
    private final String host;
    private final String publicUrl;
    private final int port;
    private final int managementPort;
    private final int databasePort;

    /**
     * @param data folder of its own for this stack
     * @param host the name browsers reach it by; {@code localhost} and {@code 127.0.0.1} are two issuers
     * @param publicUrl where people are sent back to after they signed in
     */
    public Keycloak(
            Installation installation,
            Path data,
            Path logFolder,
            String host,
            String publicUrl,
            int port,
            int managementPort,
            int databasePort) {
        this.installation = installation;
        this.home = data;
        this.logFolder = logFolder;
        this.host = host;
        this.publicUrl = publicUrl;
        this.port = port;
        this.managementPort = managementPort;
        this.databasePort = databasePort;
    }

    @Override
    public String name() {
        return Endpoint.KEYCLOAK.option();
    }

    @Override
    public int port() {
        return port;
    }

    public String url() {
        return "http://" + host + ":" + port;
    }

    /** What every token names as its origin, to the letter. */
    public String issuer() {
        return url() + "/realms/" + KeycloakRealm.NAME;
    }

    /** Fits the unpacked server to PostgreSQL. Takes half a minute, once, and needs no database. */
    public void build() {
        var distribution = distribution();
        var marker = distribution.resolveSibling(distribution.getFileName() + ".built");
        Unpacking.once(marker, distribution.resolve("lib/quarkus/quarkus-application.dat"), () -> {
            Files.createDirectories(logFolder);
            var log = logFolder.resolve("keycloak-build.log");
            var builder = new ProcessBuilder(
                    distribution.resolve("bin/kc.sh").toString(),
                    "build",
                    "--db=postgres",
                    "--health-enabled=true",
                    "--metrics-enabled=true");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            var exit = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new StackFailure("Keycloak could not be built: read " + log + ".");
            }
        });
    }

    private Path distribution() {
        try (var candidates = Files.list(installation.target())) {
            return candidates
                    .filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new StackFailure("Keycloak is not unpacked: run make build."));
        } catch (IOException e) {
            throw new StackFailure("The folder " + installation.target() + " cannot be read: run make build.", e);
        }
    }

    @Override
    public Launch prepare() {
        var distribution = distribution();
        linkHome(distribution);
        var command = new ArrayList<>(List.of(installation.java().toString(), "-Xms64m", "-Xmx384m"));
        command.addAll(List.of("-XX:MetaspaceSize=96m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US"));
        for (var opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dpicocli.disable.closures=true");
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.addAll(
                List.of("-cp", distribution.resolve("lib/quarkus-run.jar").toString()));
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(List.of("start", "--optimized", "--cache=local", "--http-enabled=true"));
        command.addAll(List.of("--http-host=127.0.0.1", "--http-port=" + port));
        command.addAll(List.of("--http-management-port=" + managementPort, "--hostname=" + url()));
        return new Launch(
                command,
                Map.of(
                        "KC_DB_URL",
                        Databases.url(databasePort, "keycloak"),
                        "KC_DB_USERNAME",
                        "keycloak",
                        "KC_DB_PASSWORD",
                        "keycloak",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        KeycloakRealm.ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        KeycloakRealm.ADMINISTRATOR));
    }

    // The programs are shared by every stack of this repository; what the server writes is not.
    private void linkHome(Path distribution) {
        try {
            Files.createDirectories(home);
            for (var shared : List.of("conf", "lib", "providers", "themes")) {
                var link = home.resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.resolve(shared));
            }
        } catch (IOException e) {
            throw new StackFailure("The folder " + home + " cannot be written (" + e.getMessage() + ").", e);
        }
    }

    // The log says "started" before the server answers.
    @Override
    public boolean answers() {
        return Http.isOk(url() + "/realms/master");
    }

    @Override
    public void afterStart() {
        new KeycloakRealm(installation.keycloakRealm(), home.resolve("realm.sha256"), url(), publicUrl).bringUpToDate();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(180);
    }
}
