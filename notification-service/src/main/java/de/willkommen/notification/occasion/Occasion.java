package de.willkommen.notification.occasion;

import de.willkommen.notification.wording.Purpose;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something somebody has to be told, once: waits for its moment and its contact data, then becomes messages. */
@Entity
@Table(name = "occasion")
@SuppressWarnings("NullAway.Init")
public class Occasion {

    /** Where an occasion stands. */
    enum State {
        WAITING,
        WRITTEN,
        DROPPED,
        EXPIRED
    }

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "revision")
    private long revision;

    @Column(name = "purpose")
    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "authority")
    private String authority;

    @Column(name = "language")
    private String language;

    @Column(name = "contact_revision")
    private long contactRevision;

    @Column(name = "facts")
    private String facts;

    @Column(name = "about")
    private @Nullable Instant about;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "request_id")
    private @Nullable String requestId;

    protected Occasion() {}

    /**
     * The event behind an occasion.
     *
     * @param kind booking or ticket
     * @param contactRevision revision of the contact data it needs
     */
    record Cause(
            String kind,
            UUID subjectId,
            long revision,
            String authority,
            String language,
            long contactRevision,
            @Nullable String requestId) {}

    /**
     * An occasion that waits.
     *
     * @param facts as JSON
     * @param about start of the appointment a reminder is for
     */
    Occasion(
            Cause cause,
            Purpose purpose,
            String facts,
            @Nullable Instant about,
            Instant dueAt,
            Instant expiresAt,
            Instant now) {
        this.id = UUID.randomUUID();
        this.subjectKind = cause.kind();
        this.subjectId = cause.subjectId();
        this.revision = cause.revision();
        this.authority = cause.authority();
        this.language = cause.language();
        this.contactRevision = cause.contactRevision();
        this.requestId = cause.requestId();
        this.purpose = purpose;
        this.facts = facts;
        this.about = about;
        this.state = State.WAITING;
        this.dueAt = dueAt;
        this.expiresAt = expiresAt;
        this.createdAt = now;
    }

    /** Its messages are in the queue. */
    void written() {
        state = State.WRITTEN;
    }

    /** Nobody has to be told any more. */
    void dropped() {
        state = State.DROPPED;
    }

    /** Its contact data came too late or not at all. */
    void expired() {
        state = State.EXPIRED;
    }

    void postpone(Instant until) {
        dueAt = until;
    }

    public UUID id() {
        return id;
    }

    String subjectKind() {
        return subjectKind;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public Purpose purpose() {
        return purpose;
    }

    public String authority() {
        return authority;
    }

    /** The language the person wishes for. */
    public String language() {
        return language;
    }

    public long contactRevision() {
        return contactRevision;
    }

    String facts() {
        return facts;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String requestId() {
        return requestId;
    }
}
