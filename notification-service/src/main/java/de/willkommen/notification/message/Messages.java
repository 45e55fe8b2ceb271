package de.willkommen.notification.message;

import de.willkommen.notification.wording.Channel;
import de.willkommen.notification.wording.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All messages. */
@ApplicationScoped
public class Messages {

    /** Urgent first, and never past an earlier unfinished message of the same urgency to the same recipient. */
    private static final String CLAIMABLE = """
            select m.id from message m
            where m.status = 'QUEUED' and m.channel = :channel and m.next_attempt_at <= :realNow and m.expires_at > :now
              and not exists (
                  select 1 from message e
                  where e.recipient = m.recipient and e.seq < m.seq and e.urgency >= m.urgency
                    and e.status in ('QUEUED', 'CLAIMED', 'HANDED_OVER'))
            order by m.urgency desc, m.seq
            limit :limit
            for update skip locked
            """;

    private static final String DROP = """
            update message set status = 'DROPPED', reason = 'superseded', revision = revision + 1
            where subject_id = :subject and purpose in (:purposes) and status = 'QUEUED'
            returning occasion_id
            """;

    private static final String WHOLLY_DROPPED = """
            select 1 from message where occasion_id in (:occasions) and purpose = :purpose
            having count(*) > 0 and bool_and(status = 'DROPPED')
            """;

    private final EntityManager entities;

    Messages(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Message message) {
        entities.persist(message);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Message> find(UUID id) {
        return Optional.ofNullable(entities.find(Message.class, id));
    }

    /** The message, locked until the transaction ends; nothing when it was erased meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Message> locked(UUID id) {
        return Optional.ofNullable(entities.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Messages whose turn it is, locked; those another instance is just taking are left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Message> claimable(Channel channel, Instant now, Instant realNow, int limit) {
        @SuppressWarnings("unchecked")
        List<UUID> ids = entities.createNativeQuery(CLAIMABLE, UUID.class)
                .setParameter("channel", channel.name())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("realNow", realNow.atOffset(ZoneOffset.UTC))
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream().map(id -> entities.find(Message.class, id)).toList();
    }

    /** Messages in the queue that are of no use any more, locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Message> expired(Instant now) {
        return lockedBy("select id from message where status = 'QUEUED' and expires_at <= :at limit 100", now);
    }

    /** Messages whose instance did not come back in time, locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Message> abandoned(Instant realNow) {
        return lockedBy(
                "select id from message where status in ('CLAIMED', 'HANDED_OVER') and lease_until <= :at limit 100",
                realNow);
    }

    private List<Message> lockedBy(String query, Instant at) {
        @SuppressWarnings("unchecked")
        List<UUID> ids = entities.createNativeQuery(query + " for update skip locked", UUID.class)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .getResultList();
        return ids.stream().map(id -> entities.find(Message.class, id)).toList();
    }

    /**
     * Takes messages of these purposes out of the queue, before they leave.
     *
     * @return the occasions they belonged to
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> drop(UUID subjectId, Collection<Purpose> purposes) {
        entities.flush();
        @SuppressWarnings("unchecked")
        List<UUID> occasions = entities.createNativeQuery(DROP, UUID.class)
                .setParameter("subject", subjectId)
                .setParameter("purposes", purposes.stream().map(Purpose::slug).toList())
                .getResultList();
        return occasions;
    }

    /** Whether nothing of these occasions was said for the purpose. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean whollyDropped(Collection<UUID> occasions, Purpose purpose) {
        return !occasions.isEmpty()
                && !entities.createNativeQuery(WHOLLY_DROPPED)
                        .setParameter("occasions", occasions)
                        .setParameter("purpose", purpose.slug())
                        .getResultList()
                        .isEmpty();
    }

    /** What was sent about a booking or ticket of the authority, the oldest first. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Message> of(UUID subjectId, String authority) {
        return entities.createQuery(
                        "from Message where subjectId = :subject and authority = :authority order by createdAt, channel",
                        Message.class)
                .setParameter("subject", subjectId)
                .setParameter("authority", authority)
                .getResultList();
    }
}
