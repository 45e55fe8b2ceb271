package de.willkommen.queue.closing;

import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RetentionRule;
import de.willkommen.queue.sql.Sql;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A rule that takes more than one statement, each with the moment before which everything is due. */
abstract class OldTraces implements RetentionRule {

    private final Sql sql;
    private final String name;
    private final Duration keptFor;
    private final String due;
    private final List<String> statements;

    /**
     * @param due asks for {@code count} and {@code oldest} of what should be gone
     * @param statements forget it
     */
    OldTraces(Sql sql, String name, Duration keptFor, String due, List<String> statements) {
        this.sql = sql;
        this.name = name;
        this.keptFor = keptFor;
        this.due = due;
        this.statements = statements;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    @Transactional
    public int forget(Instant now) {
        statements.forEach(statement -> sql.update(statement, now.minus(keptFor)));
        return 0;
    }

    @Override
    public Overdue overdue(Instant now) {
        return sql.list(
                        due,
                        row -> new Overdue(row.longNumber("count"), row.momentOrNull("oldest")),
                        now.minus(keptFor))
                .get(0)
                .keptFor(keptFor);
    }
}
