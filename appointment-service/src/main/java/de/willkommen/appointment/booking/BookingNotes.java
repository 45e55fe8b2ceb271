package de.willkommen.appointment.booking;

import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** What staff note about a booking for each other. Plain text: whoever shows it shows its characters, tags included. */
@ApplicationScoped
class BookingNotes implements StaffRemarks {

    /** Longest note, in characters. */
    static final int LONGEST = 2000;

    private final EntityManager entities;
    private final BookingAccess access;
    private final PerformedCommands performed;
    private final Clock clock;

    BookingNotes(EntityManager entities, BookingAccess access, PerformedCommands performed, Clock clock) {
        this.entities = entities;
        this.access = access;
        this.performed = performed;
        this.clock = clock;
    }

    /**
     * A note.
     *
     * @param author account of who wrote it; absent once that is forgotten
     */
    @Schema(name = "Note")
    record Note(UUID id, OffsetDateTime at, @Nullable String author, String text) {}

    /** Which note a command wrote: its text is not kept with the answer. */
    record Written(UUID id) {}

    /** The notes about a booking, oldest first; for staff of its authority. */
    @Transactional
    List<Note> show(String id) {
        return of(access.toReadAsStaff(id).booking().id());
    }

    /**
     * Adds a note.
     *
     * @throws Refusal 400 when it is empty or too long, 409 when the person is forgotten: what is written about them now
     *     would never be
     */
    @Transactional
    Note add(String id, @Nullable String given, Optional<CommandKey> key) {
        // Locked, so that an erasure at the same moment forgets the note or refuses it.
        var granted = access.toChangeAsStaff(id);
        var text = PlainText.required("text", given, LONGEST);
        if (granted.booking().isErased()) {
            throw BookingDesk.closed(granted.booking());
        }
        var booking = granted.booking().id();
        var written = performed.once(key, Written.class, () -> {
            var note = Objects.requireNonNull(UuidVersion7Strategy.INSTANCE.generateUuid(null));
            insert(booking, note, granted.actor().subject(), text);
            return new Written(note);
        });
        return of(booking).stream()
                .filter(note -> note.id().equals(written.id()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private void insert(UUID booking, UUID note, @Nullable String author, String text) {
        entities.createNativeQuery("""
                        insert into booking_note (id, booking, at, author, text)
                        values (:id, :booking, :at, cast(:author as text), :text)
                        """)
                .setParameter("id", note)
                .setParameter("booking", booking)
                .setParameter("at", clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter("author", author)
                .setParameter("text", text)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Note> of(UUID booking) {
        return entities.createNativeQuery(
                        "select id, at, author, text from booking_note where booking = :booking order by at, id",
                        Tuple.class)
                .setParameter("booking", booking)
                .getResultStream()
                .map(row -> note((Tuple) row))
                .toList();
    }

    @Override
    public List<Remark> about(UUID booking) {
        return of(booking).stream()
                .map(note -> new Remark(note.at().toInstant(), note.text()))
                .toList();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID booking) {
        entities.createNativeQuery("delete from booking_note where booking = :booking")
                .setParameter("booking", booking)
                .executeUpdate();
    }

    private static Note note(Tuple row) {
        return new Note(
                row.get("id", UUID.class),
                row.get("at", Instant.class).atOffset(ZoneOffset.UTC),
                row.get("author", String.class),
                row.get("text", String.class));
    }
}
