package de.willkommen.content.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The notices. */
@ApplicationScoped
class Notices implements PanacheRepositoryBase<Notice, UUID> {

    /** Waits for whoever changes it at this moment. */
    Optional<Notice> lock(String authority, UUID id) {
        return find("authority = ?1 and id = ?2", authority, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<Notice> find(String authority, UUID id) {
        return find("authority = ?1 and id = ?2", authority, id).firstResultOptional();
    }

    /** Those that are not over, and those that ended after a moment; in the order in which they begin. */
    List<Notice> since(String authority, Instant endedAfter) {
        return list("authority = ?1 and (endsAt is null or endsAt > ?2) order by startsAt, id", authority, endedAfter);
    }

    /** Those an office shows at a moment. */
    List<Notice> shown(String authority, String office, Instant now) {
        return list("""
                authority = ?1 and (office is null or office = ?2)
                and startsAt <= ?3 and (endsAt is null or endsAt > ?3) order by startsAt, id
                """, authority, office, now);
    }
}
