package de.willkommen.appointment.booking;

import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;

/** Takes what the office had to provide out of the answers that are kept for repeated commands. */
@ApplicationScoped
class ToldNeeds implements RetentionRule {

    private static final String DUE = """
            where jsonb_array_length(answer -> 'accessNeeds') > 0
                and cast(answer ->> 'end' as timestamptz) <= :now
            """;

    private final EntityManager entities;

    ToldNeeds(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "told-needs";
    }

    @Override
    @Transactional
    public int forget(Instant now) {
        entities.createNativeQuery(
                        "update performed_command set answer = jsonb_set(answer, '{accessNeeds}', '[]') " + DUE)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return 0;
    }

    @Override
    public Overdue overdue(Instant now) {
        var left = entities.createNativeQuery(
                        "select count(*) as count, min(cast(answer ->> 'end' as timestamptz)) as oldest from performed_command "
                                + DUE,
                        Tuple.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getSingleResult();
        return Overdue.of((Tuple) left);
    }
}
