package de.willkommen.localstack;

import de.willkommen.localstack.parts.Module;
import de.willkommen.localstack.process.ChildPart;
import de.willkommen.localstack.process.Endpoint;
import de.willkommen.localstack.process.Memory;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The one table that a start ends with: where to go, and as whom. */
final class Table {

    private final Platform platform;

    Table(Platform platform) {
        this.platform = platform;
    }

    String text(String platformTime, double seconds) {
        var table = new StringBuilder("\n");
        row(table, "Willkommen", platform.publicUrl());
        if (platform.applications().stream().anyMatch(part -> part.name().equals(Module.GATEWAY.folder()))) {
            row(table, "  desk, lobby, kiosk", platform.publicUrl() + "/desk  …/lobby/MD-ABH  …/kiosk");
            row(table, "  API description", platform.publicUrl() + "/docs");
        }
        row(table, "Mail that was sent", "http://localhost:" + platform.port(Endpoint.MAIL));
        row(table, "SMS that was sent", "http://localhost:" + platform.port(Endpoint.SMS));
        row(table, "Keycloak", platform.keycloakServer().url() + "  (admin / admin)");
        row(
                table,
                "PostgreSQL",
                "localhost:" + platform.port(Endpoint.POSTGRESQL)
                        + "  (appointment, queue, notification, content; password = name)");
        row(table, "Kafka", "localhost:" + platform.port(Endpoint.KAFKA));
        for (var application : platform.applications()) {
            row(table, application.name(), "http://localhost:" + application.port());
        }
        row(table, "Accounts", "clerk, clerk2, clerk3, clerk4, lead, editor, translator, admin,");
        row(
                table,
                "(password = name)",
                "citizen, kiosk, display, operator; of another authority: clerk-halle, lead-halle, admin-halle");
        row(table, "The platform's time", platformTime);
        row(table, "Started in", String.format(Locale.ROOT, "%.1f s", seconds));
        row(table, "Memory", memory(platform.applications()));
        return table.append("\nCtrl-C ends everything; the data stays.\n").toString();
    }

    private static String memory(Collection<ChildPart> applications) {
        var each = applications.stream()
                .map(part -> part.name() + " " + Memory.residentMegabytes(part.pid()))
                .toList();
        long sum = applications.stream()
                .mapToLong(part -> Memory.residentMegabytes(part.pid()))
                .sum();
        return each.isEmpty()
                ? "no applications started"
                : sum + " MB resident in the applications (" + String.join(", ", each) + ")";
    }

    private static void row(StringBuilder table, String name, String value) {
        table.append(String.format(Locale.ROOT, "  %-22s %s%n", name, value));
    }

    static String of(List<StackFile.PartState> parts) {
        var table = new StringBuilder();
        for (var part : parts) {
            row(
                    table,
                    part.name(),
                    (part.running() ? "runs" : "does not run") + ", port " + part.port() + ", pid " + part.pid());
        }
        return table.toString();
    }
}
