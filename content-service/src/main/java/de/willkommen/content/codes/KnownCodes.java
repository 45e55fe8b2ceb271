package de.willkommen.content.codes;

import de.willkommen.content.text.TextKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** The codes appointment-service gave, as far as content-service has heard. */
@ApplicationScoped
public class KnownCodes {

    private final EntityManager entities;

    KnownCodes(EntityManager entities) {
        this.entities = entities;
    }

    /** Remembers a code; what is not newer than what is known changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void remember(TextKind kind, String authority, String office, String code, long revision, boolean active) {
        entities.createNativeQuery("""
                        insert into known_code (authority, kind, office, code, revision, active)
                        values (:authority, :kind, :office, :code, :revision, :active)
                        on conflict (authority, kind, office, code) do update
                            set revision = excluded.revision, active = excluded.active
                            where known_code.revision < excluded.revision
                        """)
                .setParameter("authority", authority)
                .setParameter("kind", kind.name())
                .setParameter("office", office)
                .setParameter("code", code)
                .setParameter("revision", revision)
                .setParameter("active", active)
                .executeUpdate();
    }

    /** The codes in use of one kind, each once. */
    List<String> inUse(String authority, TextKind kind) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select distinct code from known_code
                        where authority = :authority and kind = :kind and active
                        order by code
                        """, String.class)
                .setParameter("authority", authority)
                .setParameter("kind", kind.name())
                .getResultList();
    }

    /** Whether this is the code of something that is in use. */
    public boolean isInUse(String authority, TextKind kind, String code) {
        return inUse(authority, kind).contains(code);
    }
}
