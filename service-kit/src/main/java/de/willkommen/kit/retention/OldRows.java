package de.willkommen.kit.retention;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A rule for rows that go unseen, many by one statement, when the moment in one of their columns lies far enough back.
 *
 * <p>Never all at once: what gathered in years, or while the job stood still, would outlast the time a transaction has,
 * come back, and stay for ever; and it would hold a core and a connection that people wait for.
 */
public abstract class OldRows implements RetentionRule {

    /** So many rows go by one statement, in a transaction of its own. */
    public static final int AT_ONCE = 1_000;

    private final EntityManager entities;
    private final String name;
    private final Duration keptFor;
    private final String moment;
    private final String due;
    private final String delete;

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
        this.delete = "delete from " + rows.split(" ", 2)[0] + " where ctid = any (array(select ctid " + due + " limit "
                + AT_ONCE + "))";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int forget(Instant now) {
        int gone;
        do {
            gone = QuarkusTransaction.requiringNew()
                    .call(() -> entities.createNativeQuery(delete)
                            .setParameter("before", now.minus(keptFor).atOffset(ZoneOffset.UTC))
                            .executeUpdate());
        } while (gone == AT_ONCE);
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
