package de.willkommen.appointment.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stored copy. */
@ApplicationScoped
public class PublishedTexts {

    static final String SERVICE = "service";
    static final String OFFICE = "office";
    static final String COUNTER = "counter";

    private final EntityManager entities;
    private final ObjectMapper json;
    private final RecentTexts recent;

    PublishedTexts(EntityManager entities, ObjectMapper json, RecentTexts recent) {
        this.entities = entities;
        this.json = json;
        this.recent = recent;
    }

    /**
     * The texts about some services, an office and counters, for one reader.
     *
     * @param languages tags the reader accepts, the best first
     */
    public Texts read(
            String authority,
            Collection<String> services,
            Collection<String> offices,
            Collection<String> counters,
            List<String> languages) {
        var keys = new ArrayList<String>();
        services.forEach(code -> keys.add(SERVICE + "/" + code));
        offices.forEach(code -> keys.add(OFFICE + "/" + code));
        counters.forEach(code -> keys.add(COUNTER + "/" + code));
        return new Texts(json, recent.of(authority, keys, this::stored), languages);
    }

    private Map<String, JsonNode> stored(String authority, Collection<String> keys) {
        var found = new HashMap<String, JsonNode>();
        for (Object row : entities.createNativeQuery("""
                        select kind || '/' || code as key, cast(texts as text) as texts from published_text
                        where authority = :authority and kind || '/' || code = any(:keys)
                        """, Tuple.class)
                .setParameter("authority", authority)
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList()) {
            var tuple = (Tuple) row;
            found.put(tuple.get("key", String.class), parsed(tuple.get("texts", String.class)));
        }
        return found;
    }

    private JsonNode parsed(String texts) {
        try {
            return json.readTree(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored text is unreadable", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(ServiceTextPublished published) {
        store(SERVICE, published.authority(), published.service(), published.revision(), published.texts());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(OfficeTextPublished published) {
        store(OFFICE, published.authority(), published.office(), published.revision(), published.texts());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(CounterTextPublished published) {
        store(COUNTER, published.authority(), published.counter(), published.revision(), published.texts());
    }

    /** Does nothing when the stored revision is as high. */
    private void store(String kind, String authority, String code, long revision, Map<String, ?> texts) {
        entities.createNativeQuery("""
                        insert into published_text as stored (kind, authority, code, revision, texts)
                        values (:kind, :authority, :code, :revision, cast(:texts as jsonb))
                        on conflict (kind, authority, code) do update
                            set revision = excluded.revision, texts = excluded.texts
                            where stored.revision < excluded.revision
                        """)
                .setParameter("kind", kind)
                .setParameter("authority", authority)
                .setParameter("code", code)
                .setParameter("revision", revision)
                .setParameter("texts", written(texts))
                .executeUpdate();
        recent.forgetAfterCommit();
    }

    private String written(Map<String, ?> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No texts", e);
        }
    }
}
