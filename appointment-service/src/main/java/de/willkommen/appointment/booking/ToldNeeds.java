package de.willkommen.appointment.booking;

import de.willkommen.events.Topics;
import de.willkommen.kit.retention.Overdue;
import de.willkommen.kit.retention.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Takes what the office had to provide out of the copies that are kept for other purposes: events that are out, and answers
 * of commands that may be repeated.
 */
@ApplicationScoped
class ToldNeeds implements RetentionRule {

    private static final String EVENTS = """
            outbox where topic = :topic and published_at is not null
                and jsonb_array_length(payload -> 'accessNeeds') > 0 and cast(payload ->> 'end' as timestamptz) <= :now
            """;
    private static final String ANSWERS = """
            performed_command where jsonb_array_length(answer -> 'accessNeeds') > 0
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
        entities.createNativeQuery("update "
                        + EVENTS.replace("where", "set payload = jsonb_set(payload, '{accessNeeds}', '[]') where"))
                .setParameter("topic", Topics.BOOKING)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        entities.createNativeQuery("update "
                        + ANSWERS.replace("where", "set answer = jsonb_set(answer, '{accessNeeds}', '[]') where"))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return 0;
    }

    @Override
    public Overdue overdue(Instant now) {
        var left = entities.createNativeQuery("""
                        select count(*) as count, min(due) as oldest from (
                            select cast(payload ->> 'end' as timestamptz) as due from %s
                            union all
                            select cast(answer ->> 'end' as timestamptz) from %s
                        ) told
                        """.formatted(EVENTS, ANSWERS), Tuple.class)
                .setParameter("topic", Topics.BOOKING)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getSingleResult();
        return Overdue.of((Tuple) left);
    }
}
