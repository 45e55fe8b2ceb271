package de.willkommen.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.localstack.Installation;
import de.willkommen.localstack.process.ChildPart;
import de.willkommen.localstack.process.PidFiles;
import de.willkommen.localstack.process.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlTest {

    @TempDir
    static Path folder;

    private static ChildPart postgres;

    @BeforeAll
    static void start() {
        var installation = new Installation(Path.of("../.."), Path.of("target").toAbsolutePath());
        var port = Ports.choose(true, Map.of()).another();
        postgres = new ChildPart(
                new PostgreSql(installation, folder.resolve("postgresql"), folder.resolve("log"), port),
                new PidFiles(folder.resolve("pid")),
                folder.resolve("log"),
                failure -> {
                    throw failure;
                });
        postgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void what_was_committed_survives_a_crash() throws SQLException {
        try (var connection = as("queue", "queue")) {
            execute(connection, "create table ticket(number text)");
            execute(connection, "insert into ticket values ('A017')");
        }

        postgres.kill();
        postgres.start();

        try (var connection = as("queue", "queue")) {
            assertThat(value(connection, "select number from ticket")).isEqualTo("A017");
        }
    }

    @Test
    void commits_are_durable() throws SQLException {
        try (var connection = as("appointment", "appointment")) {
            assertThat(value(connection, "show fsync")).isEqualTo("on");
            assertThat(value(connection, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void a_service_may_create_the_extension_its_constraints_need() throws SQLException {
        try (var connection = as("appointment", "appointment")) {
            execute(connection, "create extension if not exists btree_gist");

            assertThat(value(connection, "select extname from pg_extension where extname = 'btree_gist'"))
                    .isEqualTo("btree_gist");
        }
    }

    @Test
    void a_service_cannot_enter_another_services_database() {
        assertThatThrownBy(() -> as("queue", "appointment"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database \"appointment\"");
    }

    private static Connection as(String role, String database) throws SQLException {
        return DriverManager.getConnection(Databases.url(postgres.port(), database), role, role);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
