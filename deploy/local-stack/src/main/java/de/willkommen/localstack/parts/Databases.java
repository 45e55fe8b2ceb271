package de.willkommen.localstack.parts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** One database and one role for each service: no service can read another's rows. */
public final class Databases {

    /** Names of databases, of their owners, and (in this demo alone) of the owners' passwords. */
    public static final List<String> NAMES = List.of("appointment", "queue", "notification", "content", "keycloak");

    static final String SUPERUSER = "postgres";

    private Databases() {}

    public static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    static Connection asSuperuser(String host, int port, String password) throws SQLException {
        var url = "jdbc:postgresql://" + host + ":" + port + "/postgres?connectTimeout=2";
        return DriverManager.getConnection(url, SUPERUSER, password);
    }

    /** Creates what is missing. The owner of a database may create the trusted extensions in it, btree_gist for one. */
    static void createMissing(String host, int port, String password) throws SQLException {
        try (var connection = asSuperuser(host, port, password)) {
            for (var name : NAMES) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                    execute(connection, "create role " + name + " login password '" + name + "'");
                }
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    execute(connection, "create database " + name + " owner " + name);
                    execute(connection, "revoke all on database " + name + " from public");
                }
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
