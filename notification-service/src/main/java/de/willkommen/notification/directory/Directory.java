package de.willkommen.notification.directory;

import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.event.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** What the other services say about offices, counters and services; the newest revision of each. */
@ApplicationScoped
public class Directory {

    /** What an entry is about. */
    enum Kind {
        OFFICE,
        OFFICE_TEXT,
        COUNTER_TEXT,
        SERVICE_TEXT
    }

    private static final String KEEP = """
            insert into directory_entry (kind, authority, code, revision, payload)
            values (:kind, :authority, :code, :revision, :payload)
            on conflict (kind, authority, code) do update set revision = excluded.revision, payload = excluded.payload
            where directory_entry.revision < excluded.revision
            """;

    private static final String PAYLOAD =
            "select payload from directory_entry where kind = :kind and authority = :authority and code = :code";

    private final EntityManager entities;
    private final EventReader events;

    Directory(EntityManager entities, EventReader events) {
        this.entities = entities;
        this.events = events;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Kind kind, String authority, String code, long revision, String payload) {
        entities.createNativeQuery(KEEP)
                .setParameter("kind", kind.name())
                .setParameter("authority", authority)
                .setParameter("code", code)
                .setParameter("revision", revision)
                .setParameter("payload", payload)
                .executeUpdate();
    }

    /** Address and zone of an office. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<OfficeChanged> office(String authority, String code) {
        return entry(Kind.OFFICE, authority, code, OfficeChanged.class);
    }

    /** Name and directions of an office. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<OfficeTextPublished> officeText(String authority, String code) {
        return entry(Kind.OFFICE_TEXT, authority, code, OfficeTextPublished.class);
    }

    /** The way to a counter. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<CounterTextPublished> counterText(String authority, String code) {
        return entry(Kind.COUNTER_TEXT, authority, code, CounterTextPublished.class);
    }

    /** Name of a service and what to bring. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ServiceTextPublished> serviceText(String authority, String code) {
        return entry(Kind.SERVICE_TEXT, authority, code, ServiceTextPublished.class);
    }

    private <T> Optional<T> entry(Kind kind, String authority, String code, Class<T> type) {
        List<?> payloads = entities.createNativeQuery(PAYLOAD)
                .setParameter("kind", kind.name())
                .setParameter("authority", authority)
                .setParameter("code", code)
                .getResultList();
        return payloads.stream().findFirst().map(payload -> events.read((String) payload, type));
    }
}
