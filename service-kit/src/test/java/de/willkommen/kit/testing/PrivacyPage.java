package de.willkommen.kit.testing;

import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.retention.RetentionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The tables of docs/privacy.md, in which every column of every service has its place. */
public final class PrivacyPage {

    private static final Path FILE =
            Path.of("../docs/privacy.md").toAbsolutePath().normalize();

    private static final String COLUMNS = """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and table_name <> 'flyway_schema_history'
            """;

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Rows that nobody deletes by a rule say so. */
    private static final Set<String> WITHOUT_RULE = Set.of("by hand", "with the delivery");

    private final List<Entry> personal = new ArrayList<>();
    private final List<String> impersonal = new ArrayList<>();

    /**
     * Columns about people.
     *
     * @param rules those that forget them, or nothing where a person or the delivery does
     * @param handedOut where the person sees them, in words or names of fields
     */
    public record Entry(List<String> columns, List<String> rules, String handedOut) {

        /** Names of the fields of the export. */
        public List<String> fields() {
            return codes(handedOut);
        }
    }

    private PrivacyPage(List<String> lines) {
        for (var line : lines) {
            if (line.startsWith("| `")) {
                var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
                var rules = cells.get(5);
                if (codes(rules).isEmpty() && !WITHOUT_RULE.contains(rules)) {
                    throw new AssertionError("No rule, and not a known way without: " + line);
                }
                personal.add(new Entry(codes(cells.get(1)), codes(rules), cells.get(6)));
            } else if (line.startsWith("* `")) {
                var codes = codes(line);
                codes.stream()
                        .skip(1)
                        .map(column -> codes.get(0) + "." + column)
                        .forEach(impersonal::add);
            }
        }
    }

    /** The chapter of a service. */
    public static PrivacyPage of(String service) {
        try {
            var lines = Files.readAllLines(FILE).stream()
                    .dropWhile(line -> !line.equals("## " + service))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .toList();
            return new PrivacyPage(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Entry> personal() {
        return List.copyOf(personal);
    }

    /** What the page and a service's database, and the rules it forgets by, don't agree about. */
    public List<String> objections(DataSource database, RetentionRounds rounds) throws SQLException {
        try (var connection = database.getConnection()) {
            return objections(
                    connection,
                    rounds.states().stream().map(RetentionState::rule).toList());
        }
    }

    /** What the page and the database, and the rules there are, don't agree about. */
    public List<String> objections(Connection database, Collection<String> rules) throws SQLException {
        var objections = new ArrayList<String>();
        var described = new ArrayList<>(impersonal);
        personal.forEach(entry -> described.addAll(entry.columns()));
        var twice =
                described.stream()
                        .collect(Collectors.groupingBy(column -> column, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(entry -> entry.getKey());
        twice.forEach(column -> objections.add("docs/privacy.md names " + column + " twice"));
        var stored = columns(database);
        stored.stream()
                .filter(column -> !described.contains(column))
                .forEach(column -> objections.add(column
                        + " has no place in docs/privacy.md: is it about people, until when, and who hands it out?"));
        described.stream()
                .filter(column -> !stored.contains(column))
                .forEach(column -> objections.add("docs/privacy.md names " + column + ", which is not there"));
        personal.stream()
                .flatMap(entry -> entry.rules().stream())
                .distinct()
                .filter(rule -> !rules.contains(rule))
                .forEach(rule -> objections.add("docs/privacy.md names the rule " + rule + ", which is not there"));
        return objections;
    }

    private static TreeSet<String> columns(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            var columns = new TreeSet<String>();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
            return columns;
        }
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
