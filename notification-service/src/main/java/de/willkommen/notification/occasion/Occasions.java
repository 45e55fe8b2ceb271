package de.willkommen.notification.occasion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.notification.wording.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All occasions. */
@ApplicationScoped
public class Occasions {

    /** Due, and nothing missing: contact data of that revision or newer, and the office. */
    private static final String READY = """
            select o.id from occasion o
            join contact c on c.subject_id = o.subject_id and c.revision >= o.contact_revision
            join directory_entry d on d.kind = 'OFFICE' and d.authority = o.authority
                and d.code = cast(o.facts as json) ->> 'office'
            where o.state = 'WAITING' and o.due_at <= :now and o.expires_at > :now
            order by o.due_at, o.created_at
            limit :limit
            """;

    private static final String LOCKED = """
            select id from occasion where id = :id and state = 'WAITING' for update skip locked
            """;

    private static final String EXPIRED = """
            select id from occasion where state = 'WAITING' and expires_at <= :now limit 100 for update skip locked
            """;

    private static final String DROP = """
            update occasion set state = 'DROPPED'
            where subject_id = :subject and purpose in (:purposes) and state = 'WAITING'
            returning purpose
            """;

    private static final String OVERDUE = "select count(*) from occasion where state = 'WAITING' and due_at <= :since";

    private final EntityManager entities;
    private final ObjectMapper json;

    Occasions(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Occasion occasion) {
        entities.persist(occasion);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Occasion> find(UUID id) {
        return Optional.ofNullable(entities.find(Occasion.class, id));
    }

    /** What the event behind it told. */
    public Facts facts(Occasion occasion) {
        try {
            return json.readValue(occasion.facts(), Facts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts of occasion " + occasion.id() + " cannot be read", e);
        }
    }

    String written(Facts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts cannot be written", e);
        }
    }

    /** Occasions that can be written now, in the order they became due. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<UUID> ready(Instant now, int limit) {
        @SuppressWarnings("unchecked")
        List<UUID> ids = entities.createNativeQuery(READY, UUID.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("limit", limit)
                .getResultList();
        return ids;
    }

    /** The occasion, locked; nothing when it no longer waits or another instance has it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Occasion> lockedWaiting(UUID id) {
        @SuppressWarnings("unchecked")
        List<UUID> ids = entities.createNativeQuery(LOCKED, UUID.class)
                .setParameter("id", id)
                .getResultList();
        return found(ids).stream().findFirst();
    }

    /** Occasions that waited in vain, locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Occasion> expired(Instant now) {
        @SuppressWarnings("unchecked")
        List<UUID> ids = entities.createNativeQuery(EXPIRED, UUID.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultList();
        return found(ids);
    }

    private List<Occasion> found(List<UUID> ids) {
        return ids.stream().map(id -> entities.find(Occasion.class, id)).toList();
    }

    /**
     * Nobody has to be told of these any more.
     *
     * @return the purposes that were still waiting
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Purpose> drop(UUID subjectId, Collection<Purpose> purposes) {
        entities.flush();
        @SuppressWarnings("unchecked")
        List<String> dropped = entities.createNativeQuery(DROP, String.class)
                .setParameter("subject", subjectId)
                .setParameter("purposes", purposes.stream().map(Enum::name).toList())
                .getResultList();
        return dropped.stream().map(Purpose::valueOf).toList();
    }

    /** Whether the person has been reminded of the appointment at that time. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isReminded(UUID subjectId, Instant start) {
        return !entities.createQuery(
                        "select 1 from Occasion where subjectId = :subject and purpose = :reminder and about = :start"
                                + " and state = :written")
                .setParameter("subject", subjectId)
                .setParameter("reminder", Purpose.REMINDER)
                .setParameter("start", start)
                .setParameter("written", Occasion.State.WRITTEN)
                .getResultList()
                .isEmpty();
    }

    /** How many have been waiting for contact data or their office since before that moment. */
    @Transactional(Transactional.TxType.MANDATORY)
    long waitingSince(Instant since) {
        return ((Number) entities.createNativeQuery(OVERDUE)
                        .setParameter("since", since.atOffset(ZoneOffset.UTC))
                        .getSingleResult())
                .longValue();
    }

    /** Deletes all that is known about a booking or ticket, its messages with it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID subjectId) {
        entities.createQuery("delete from Occasion where subjectId = :subject")
                .setParameter("subject", subjectId)
                .executeUpdate();
    }
}
