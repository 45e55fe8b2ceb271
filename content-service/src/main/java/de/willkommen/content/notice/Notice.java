package de.willkommen.content.notice;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sentence for everybody in an office, shown from one moment until another. Whoever changes it locks its row first. */
@Entity
@Table(name = "notice")
class Notice {

    /** Where a notice stands in its life. */
    enum Phase {
        COMING,
        CURRENT,
        OVER
    }

    @Id
    private UUID id;

    @Column(nullable = false)
    private String authority;

    @Column
    private @Nullable String office;

    @Column(name = "starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "ends_at")
    private @Nullable Instant endsAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "notice_text", joinColumns = @JoinColumn(name = "notice_id"))
    @MapKeyColumn(name = "language")
    @Column(name = "words", nullable = false)
    private Map<String, String> texts = new TreeMap<>();

    @Column(nullable = false)
    private int revision;

    @Column(name = "changed_by", nullable = false)
    private String changedBy;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected Notice() {}

    @SuppressWarnings("NullAway.Init")
    Notice(String authority, NoticeWords words, String author, Instant now) {
        this.id = UUID.randomUUID();
        this.authority = authority;
        write(words, author, now);
    }

    /** Replaces everything it says. */
    final void write(NoticeWords words, String author, Instant now) {
        office = words.office();
        startsAt = words.startsAt();
        endsAt = words.endsAt();
        texts.keySet().retainAll(words.texts().keySet());
        texts.putAll(words.texts());
        touched(author, now);
    }

    /** Takes it off the displays; one that has not begun never appears, and one that is over stays as it is. */
    void end(String author, Instant now) {
        if (phase(now) != Phase.OVER) {
            var moment = now.truncatedTo(ChronoUnit.SECONDS);
            endsAt = startsAt.isAfter(moment) ? startsAt : moment;
            touched(author, now);
        }
    }

    /** Half-open: the moment of its end it is no longer shown. */
    Phase phase(Instant now) {
        if (endsAt != null && (!endsAt.isAfter(now) || endsAt.equals(startsAt))) {
            return Phase.OVER;
        }
        return startsAt.isAfter(now) ? Phase.COMING : Phase.CURRENT;
    }

    NoticeWords words() {
        return new NoticeWords(office, startsAt, endsAt, new TreeMap<>(texts));
    }

    private void touched(String author, Instant now) {
        revision++;
        changedBy = author;
        changedAt = now;
    }

    UUID id() {
        return id;
    }

    int revision() {
        return revision;
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
