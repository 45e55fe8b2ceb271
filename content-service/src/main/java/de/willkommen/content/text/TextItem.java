package de.willkommen.content.text;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A text as a whole. Whoever adds a revision locks this row first. */
@Entity
@Table(name = "text_item")
class TextItem {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String authority;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private TextKind kind;

    @Column(nullable = false)
    private String code;

    @Column(nullable = false)
    private int position;

    @Column(name = "source_language", nullable = false)
    private String sourceLanguage;

    @Column(nullable = false)
    private long revision;

    @SuppressWarnings("NullAway.Init")
    protected TextItem() {}

    /** Counts a change in any of its languages, for those who keep a copy. */
    void countChange() {
        revision++;
    }

    UUID id() {
        return id;
    }

    TextKey key() {
        return new TextKey(authority, kind, code);
    }

    int position() {
        return position;
    }

    String sourceLanguage() {
        return sourceLanguage;
    }

    long revision() {
        return revision;
    }
}
