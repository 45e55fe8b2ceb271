package de.willkommen.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Figures beside their references.
 *
 * @param title a sentence that says what was asked
 * @param columns the first names the rows
 * @param remarks what a reader needs to judge the figures
 */
public record Table(String title, List<String> columns, List<List<String>> rows, List<String> remarks) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        remarks = List.copyOf(remarks);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row has other columns than the table: " + row);
            }
        }
    }

    /** The table as the documentation shows it. */
    public String markdown() {
        var text = new StringBuilder("**" + title + "**\n\n");
        text.append(line(columns));
        text.append(columns.stream().map(column -> "---").collect(Collectors.joining("|", "|", "|\n")));
        rows.forEach(row -> text.append(line(row)));
        if (!remarks.isEmpty()) {
            text.append('\n');
            remarks.forEach(remark -> text.append("* ").append(remark).append('\n'));
        }
        return text.toString().strip();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
