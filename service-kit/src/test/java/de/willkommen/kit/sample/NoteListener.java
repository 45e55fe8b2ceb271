package de.willkommen.kit.sample;

import de.willkommen.kit.event.EventReader;
import de.willkommen.kit.inbox.Inbox;
import de.willkommen.kit.request.RequestId;
import de.willkommen.kit.sql.RepeatOnOutage;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class NoteListener {

    static final Map<String, String> REQUEST_IDS = new ConcurrentHashMap<>();

    private final Inbox inbox;
    private final EventReader reader;
    private final EntityManager entities;

    NoteListener(Inbox inbox, EventReader reader, EntityManager entities) {
        this.inbox = inbox;
        this.reader = reader;
        this.entities = entities;
    }

    @Incoming("notes")
    @RepeatOnOutage
    @Transactional
    void on(String payload, IncomingCloudEventMetadata<String> event) {
        if (!inbox.firstTime("notes", event)) {
            return;
        }
        var note = reader.read(payload, Note.class);
        if (RequestId.current() != null) {
            REQUEST_IDS.put(note.text(), RequestId.current());
        }
        entities.createNativeQuery("insert into note_seen (text) values (:text)")
                .setParameter("text", note.text())
                .executeUpdate();
    }
}
