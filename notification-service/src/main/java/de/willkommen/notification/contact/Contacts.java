package de.willkommen.notification.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.events.ContactChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The contact data of bookings and tickets. */
@ApplicationScoped
public class Contacts {

    private final EntityManager entities;
    private final ContactCipher cipher;
    private final ObjectMapper json;

    Contacts(EntityManager entities, ContactCipher cipher, ObjectMapper json) {
        this.entities = entities;
        this.cipher = cipher;
        this.json = json;
    }

    /** Keeps what the event says, unless something newer is known. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(ContactChanged event) {
        var contact = entities.find(Contact.class, event.subjectId());
        if (contact != null && contact.revision() >= event.revision()) {
            return;
        }
        var isNew = contact == null;
        if (contact == null) {
            contact = new Contact(event.subjectId(), event.authority());
        }
        contact.replace(
                event.revision(), cipher.seal(event.subjectId(), written(ContactDetails.of(event))), event.keepUntil());
        if (isNew) {
            entities.persist(contact);
        }
    }

    /** The contact data, if they are of that revision or newer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ContactDetails> of(UUID subjectId, long leastRevision) {
        return Optional.ofNullable(entities.find(Contact.class, subjectId))
                .filter(contact -> contact.revision() >= leastRevision)
                .map(contact -> read(cipher.open(subjectId, contact.sealed())));
    }

    /** Names an address without telling it; {@code +49 1…} and {@code A@B.example} count as one with their plain forms. */
    public byte[] fingerprint(String address) {
        return cipher.fingerprint(address.strip().toLowerCase(Locale.ROOT));
    }

    /** Deletes the copy of one booking or ticket. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID subjectId) {
        entities.createQuery("delete from Contact where subjectId = :subject")
                .setParameter("subject", subjectId)
                .executeUpdate();
    }

    private byte[] written(ContactDetails details) {
        try {
            return json.writeValueAsBytes(details);
        } catch (JsonProcessingException e) {
            // The cause quotes the data.
            throw new IllegalStateException("Contact data cannot be written");
        }
    }

    private ContactDetails read(byte[] open) {
        try {
            return json.readValue(open, ContactDetails.class);
        } catch (IOException e) {
            throw new IllegalStateException("Contact data cannot be read");
        }
    }
}
