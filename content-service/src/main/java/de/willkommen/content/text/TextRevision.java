package de.willkommen.content.text;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One revision of a text in one language; never changed, never removed. */
@Entity
@Immutable
@Table(name = "text_revision")
class TextRevision {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "item_id")
    private TextItem item;

    @Column(nullable = false)
    private String language;

    @Column(nullable = false)
    private int revision;

    @Column(name = "source_revision", nullable = false)
    private int sourceRevision;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    @Column(name = "edited_by", nullable = false)
    private String editedBy;

    @Column(name = "edited_at", nullable = false)
    private Instant editedAt;

    @SuppressWarnings("NullAway.Init")
    protected TextRevision() {}

    TextRevision(TextItem item, Translation translation) {
        this.id = UUID.randomUUID();
        this.item = item;
        this.language = translation.language();
        this.revision = translation.revision();
        this.sourceRevision = translation.sourceRevision();
        this.content = translation.content();
        this.editedBy = translation.editedBy();
        this.editedAt = translation.editedAt();
    }

    TextItem item() {
        return item;
    }

    Translation toTranslation() {
        return new Translation(language, revision, sourceRevision, content, editedBy, editedAt);
    }
}
