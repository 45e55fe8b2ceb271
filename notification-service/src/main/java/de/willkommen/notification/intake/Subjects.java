package de.willkommen.notification.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bookings and tickets that were heard of: whose they are and which revision was seen last. */
@ApplicationScoped
public class Subjects {

    private static final String ADVANCE = """
            insert into subject (id, kind, authority, revision, updated_at)
            values (:id, :kind, :authority, :revision, :now)
            on conflict (id) do update set revision = excluded.revision, updated_at = excluded.updated_at
            where subject.revision < excluded.revision and not subject.erased
            """;

    private final EntityManager entities;
    private final Clock clock;

    Subjects(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Whether the revision is above the one seen last, which it then becomes. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean advance(UUID id, String kind, String authority, long revision) {
        return entities.createNativeQuery(ADVANCE)
                        .setParameter("id", id)
                        .setParameter("kind", kind)
                        .setParameter("authority", authority)
                        .setParameter("revision", revision)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** Nothing about it may be stored any more, not even what comes late. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(UUID id) {
        entities.createNativeQuery("update subject set erased = true where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isErased(UUID id) {
        return exists("select 1 from subject where id = :id and erased", id, null);
    }

    /** Whether the authority knows a booking or ticket of that id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean belongsTo(UUID id, String authority) {
        return exists("select 1 from subject where id = :id and authority = :authority", id, authority);
    }

    private boolean exists(String query, UUID id, @Nullable String authority) {
        var select = entities.createNativeQuery(query).setParameter("id", id);
        if (authority != null) {
            select.setParameter("authority", authority);
        }
        return !select.getResultList().isEmpty();
    }
}
