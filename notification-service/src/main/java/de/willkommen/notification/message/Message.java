package de.willkommen.notification.message;

import de.willkommen.notification.wording.Channel;
import de.willkommen.notification.wording.Template;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient by one channel. Holds neither text nor address: both are put together when it leaves, from
 * the template version it was written with and the contact data of that moment.
 */
@Entity
@Table(name = "message")
@SuppressWarnings("NullAway.Init")
public class Message {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "occasion_id")
    private UUID occasionId;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "authority")
    private String authority;

    @Column(name = "purpose")
    private String purpose;

    @Column(name = "channel")
    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "language")
    private String language;

    @Column(name = "template_version")
    private int templateVersion;

    @Column(name = "recipient")
    private byte[] recipient;

    @Column(name = "urgency")
    private int urgency;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private MessageStatus status;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "revision")
    private long revision;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "request_id")
    private @Nullable String requestId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    protected Message() {}

    /**
     * What a message is about.
     *
     * @param kind booking or ticket
     */
    public record About(
            UUID occasionId,
            String kind,
            UUID subjectId,
            String authority,
            @Nullable String requestId) {}

    /**
     * A message in the queue.
     *
     * @param recipient names the address without telling it
     * @param now by the platform's clock
     * @param realNow by the real one: from here on it may be tried
     */
    public Message(
            UUID id,
            About about,
            Template template,
            byte[] recipient,
            Instant expiresAt,
            Instant now,
            Instant realNow) {
        this.id = id;
        this.occasionId = about.occasionId();
        this.subjectKind = about.kind();
        this.subjectId = about.subjectId();
        this.authority = about.authority();
        this.requestId = about.requestId();
        this.purpose = template.purpose().slug();
        this.channel = template.channel();
        this.language = template.language();
        this.templateVersion = template.version();
        this.urgency = template.purpose().urgency();
        this.recipient = recipient.clone();
        this.status = MessageStatus.QUEUED;
        this.createdAt = now;
        this.expiresAt = expiresAt;
        this.nextAttemptAt = realNow;
    }

    /** Takes it from the queue for one try. */
    public void claim(Instant lease) {
        become(MessageStatus.CLAIMED);
        attempts++;
        leaseUntil = lease;
    }

    /** The next step may put it into the provider's hands. */
    public void handOver(Instant lease) {
        become(MessageStatus.HANDED_OVER);
        leaseUntil = lease;
    }

    /** The provider took it. */
    public void sent(Instant now) {
        become(MessageStatus.SENT);
        leaseUntil = null;
        sentAt = now;
        reason = null;
        revision++;
    }

    /** The provider certainly does not have it: back into the queue. */
    public void tryAgain(Instant at, String why) {
        become(MessageStatus.QUEUED);
        leaseUntil = null;
        nextAttemptAt = at;
        reason = why;
    }

    /** It ends here. */
    public void end(MessageStatus end, @Nullable String why) {
        become(end);
        leaseUntil = null;
        reason = why;
        revision++;
    }

    private void become(MessageStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("Message " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public UUID occasionId() {
        return occasionId;
    }

    public String subjectKind() {
        return subjectKind;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public String authority() {
        return authority;
    }

    /** Such as {@code booking-confirmed}. */
    public String purpose() {
        return purpose;
    }

    public Channel channel() {
        return channel;
    }

    /** The language it is written in, which may be the nearest to the one wished for. */
    public String language() {
        return language;
    }

    public int templateVersion() {
        return templateVersion;
    }

    public MessageStatus status() {
        return status;
    }

    public @Nullable String reason() {
        return reason;
    }

    /** Grows with everything that is announced about it. */
    public long revision() {
        return revision;
    }

    public int attempts() {
        return attempts;
    }

    public @Nullable String requestId() {
        return requestId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant sentAt() {
        return sentAt;
    }
}
