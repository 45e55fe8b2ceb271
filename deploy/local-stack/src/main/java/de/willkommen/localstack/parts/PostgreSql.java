package de.willkommen.localstack.parts;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.StackFailure;
import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL as it ships, with its durable defaults: what was committed survives a power cut. */
public final class PostgreSql implements Recipe {

    private final PostgreSqlBinaries binaries;
    private final Path data;
    private final Path initLog;
    private final int port;

    public PostgreSql(Installation installation, Path data, Path logFolder, int port) {
        this.binaries = new PostgreSqlBinaries(installation);
        this.data = data;
        this.initLog = logFolder.resolve("postgresql-initdb.log");
        this.port = port;
    }

    @Override
    public String name() {
        return Endpoint.POSTGRESQL.option();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() {
        var postgres = binaries.program("postgres");
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise();
            }
        } catch (IOException e) {
            throw new StackFailure("The data folder " + data + " cannot be made (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The first start of PostgreSQL was interrupted.", e);
        }
        var command = notAsRoot();
        command.addAll(List.of(postgres.toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        setting(command, "fsync", "on");
        setting(command, "synchronous_commit", "on");
        setting(command, "max_connections", "300");
        setting(command, "shared_buffers", "64MB");
        // What was refused may name people: neither the row it was about nor parameters belong into a log.
        setting(command, "log_error_verbosity", "terse");
        setting(command, "log_parameter_max_length_on_error", "0");
        setting(command, "log_parameter_max_length", "0");
        return new Launch(command, Map.of());
    }

    // Made beside its place and moved there: an interrupted first start leaves nothing half done.
    private void initialise() throws IOException, InterruptedException {
        var draft = data.resolveSibling("postgresql.draft");
        Trees.delete(draft);
        Trees.delete(data);
        Files.createDirectories(data.getParent());
        Files.createDirectories(initLog.getParent());
        var password = Files.writeString(data.resolveSibling("postgresql.password"), Databases.SUPERUSER);
        var command = notAsRoot();
        command.addAll(List.of(binaries.program("initdb").toString(), "-D", draft.toString()));
        command.addAll(List.of("-U", Databases.SUPERUSER, "-A", "scram-sha-256", "--pwfile", password.toString()));
        // The same order of characters on every machine, whatever locales it has.
        command.addAll(List.of("-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        var exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(initLog.toFile())
                .start()
                .waitFor();
        Files.delete(password);
        if (exit != 0) {
            throw new StackFailure("PostgreSQL's data folder could not be initialised: read " + initLog + ".");
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
    private static List<String> notAsRoot() {
        var root = "root".equals(System.getProperty("user.name"));
        return new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    @Override
    public boolean answers() {
        try (var connection = Databases.asSuperuser("localhost", port, Databases.SUPERUSER)) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void afterStart() {
        try {
            Databases.createMissing("localhost", port, Databases.SUPERUSER);
        } catch (SQLException e) {
            throw new StackFailure("The databases of the services cannot be created (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }
}
