package de.willkommen.content.text;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The texts, without their words. */
@ApplicationScoped
class TextItems implements PanacheRepositoryBase<TextItem, UUID> {

    private static final String BY_KEY = "authority = ?1 and kind = ?2 and code = ?3";

    /** Waits for whoever changes the text at this moment. */
    Optional<TextItem> lock(TextKey key) {
        return find(BY_KEY, key.authority(), key.kind(), key.code())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    boolean contains(TextKey key) {
        return count(BY_KEY, key.authority(), key.kind(), key.code()) > 0;
    }

    boolean containsAuthority(String authority) {
        return count("authority", authority) > 0;
    }

    /** Of two who begin the same text at once, the second finds the first one's row. */
    void insertIfAbsent(TextKey key, int position, String sourceLanguage) {
        getEntityManager()
                .createNativeQuery("""
                        insert into text_item (id, authority, kind, code, position, source_language, revision)
                        values (:id, :authority, :kind, :code, :position, :language, 0)
                        on conflict (authority, kind, code) do nothing
                        """)
                .setParameter("id", UUID.randomUUID())
                .setParameter("authority", key.authority())
                .setParameter("kind", key.kind().name())
                .setParameter("code", key.code())
                .setParameter("position", position)
                .setParameter("language", sourceLanguage)
                .executeUpdate();
    }
}
