package de.willkommen.kit.retention;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A rule for rows that go all together, by one statement, when the moment in one of their columns lies far enough back. */
public abstract class OldRows implements RetentionRule {

    private final EntityManager entities;
    private final String name;
    private final Duration keptFor;
    private final String moment;
    private final String due;

    /**
     * @param rows table and condition, such as {@code message where status = 'SENT'}
     * @param moment the column from which on they are kept
     */
    protected OldRows(EntityManager entities, String name, String rows, String moment, Duration keptFor) {
        this.entities = entities;
        this.name = name;
        this.keptFor = keptFor;
        this.moment = moment;
        this.due = "from " + rows + (rows.contains(" where ") ? " and " : " where ") + moment + " <= :before";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    @Transactional
    public int forget(Instant now) {
        entities.createNativeQuery("delete " + due)
                .setParameter("before", now.minus(keptFor).atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return 0;
    }

    @Override
    @Transactional
    public Overdue overdue(Instant now) {
        var left = Overdue.of((Tuple) entities.createNativeQuery(
                        "select count(*) as count, min(" + moment + ") as oldest " + due, Tuple.class)
                .setParameter("before", now.minus(keptFor).atOffset(ZoneOffset.UTC))
                .getSingleResult());
        return left.keptFor(keptFor);
    }
}
