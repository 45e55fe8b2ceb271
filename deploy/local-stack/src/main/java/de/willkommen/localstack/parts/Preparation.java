package de.willkommen.localstack.parts;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/**
 * Creates the databases and the topics, and ends: for containers, where no launcher does it.
 *
 * <p>Environment: {@code POSTGRES_HOST}, {@code POSTGRES_PORT}, {@code POSTGRES_PASSWORD} (of the superuser) and
 * {@code KAFKA_BOOTSTRAP_SERVERS}. Does nothing where everything exists.
 */
public final class Preparation {

    private Preparation() {}

    public static void main(String[] arguments) throws SQLException, ExecutionException, InterruptedException {
        var environment = System.getenv();
        Databases.createMissing(
                environment.getOrDefault("POSTGRES_HOST", "localhost"),
                Integer.parseInt(environment.getOrDefault("POSTGRES_PORT", "5432")),
                environment.getOrDefault("POSTGRES_PASSWORD", Databases.SUPERUSER));
        Topics.createMissing(environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"));
        System.out.println("Databases and topics are there.");
    }
}
