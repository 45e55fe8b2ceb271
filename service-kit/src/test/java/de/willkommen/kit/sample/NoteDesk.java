package de.willkommen.kit.sample;

import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.outbox.Outbox;
import de.willkommen.kit.outbox.OutgoingEvent;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class NoteDesk {

    private final EntityManager entities;
    private final Outbox outbox;
    private final PerformedCommands commands;
    private final Clock clock;

    NoteDesk(EntityManager entities, Outbox outbox, PerformedCommands commands, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.commands = commands;
        this.clock = clock;
    }

    @Transactional
    @RepeatOnConflict
    Note write(Optional<CommandKey> key, String text) {
        return commands.once(key, Note.class, () -> {
            var note = new Note(UUID.randomUUID(), text);
            entities.createNativeQuery("insert into note (id, text) values (:id, :text)")
                    .setParameter("id", note.id())
                    .setParameter("text", text)
                    .executeUpdate();
            outbox.announce(OutgoingEvent.of("kit.note.v1", "all", "note.written.v1", "MD", note, clock.instant()));
            if (text.contains("refuse")) {
                throw new Refusal(CommonProblem.CONFLICT);
            }
            return note;
        });
    }
}
