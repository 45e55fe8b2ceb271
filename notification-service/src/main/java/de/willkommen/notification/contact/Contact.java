package de.willkommen.notification.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The encrypted copy of one booking's or ticket's contact data. */
@Entity
@Table(name = "contact")
@SuppressWarnings("NullAway.Init")
class Contact {

    @Id
    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "authority")
    private String authority;

    @Column(name = "revision")
    private long revision;

    @Column(name = "key_id")
    private int keyId;

    @Column(name = "sealed")
    private byte[] sealed;

    @Column(name = "keep_until")
    private Instant keepUntil;

    protected Contact() {}

    Contact(UUID subjectId, String authority) {
        this.subjectId = subjectId;
        this.authority = authority;
    }

    /** Takes over what a newer event says. */
    void replace(long newRevision, ContactCipher.Sealed content, Instant until) {
        this.revision = newRevision;
        this.keyId = content.keyId();
        this.sealed = content.bytes();
        this.keepUntil = until;
    }

    UUID subjectId() {
        return subjectId;
    }

    String authority() {
        return authority;
    }

    long revision() {
        return revision;
    }

    ContactCipher.Sealed sealed() {
        return new ContactCipher.Sealed(keyId, sealed);
    }

    Instant keepUntil() {
        return keepUntil;
    }
}
