package de.willkommen.content.text;

import de.willkommen.content.text.Representations.Representation;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/**
 * Where people write texts. The row of the text is locked for the length of a change, so two editors come one after the
 * other, and the tag of the second no longer fits. Every change tells the others the whole text.
 */
@ApplicationScoped
class EditingDesk {

    /** Behind everything that was arranged. */
    private static final int LAST = 1000;

    private final TextItems items;
    private final TextRevisions revisions;
    private final Representations representations;
    private final TextJson json;
    private final Announcements announcements;
    private final PerformedCommands commands;
    private final Clock clock;

    EditingDesk(
            TextItems items,
            TextRevisions revisions,
            Representations representations,
            TextJson json,
            Announcements announcements,
            PerformedCommands commands,
            Clock clock) {
        this.items = items;
        this.revisions = revisions;
        this.representations = representations;
        this.json = json;
        this.announcements = announcements;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Stores the text as a new revision of its language. What is in force already is not stored again: saving the
     * source unchanged outdates no translation.
     *
     * @throws Refusal 412 when the text is not as the editor has seen it
     */
    @Transactional
    @RepeatOnConflict
    <T, V> Written<V> write(TextForm<T, V> form, Edit<T> edit, Precondition precondition) {
        form.check(edit.text());
        var content = json.write(edit.text());
        var item = lockedOrBegun(edit, precondition);
        var before = revisions.find(edit.key()).orElseGet(() -> begun(item));
        var current = before.in(edit.language());
        requireSeen(form, edit, before, precondition);

        var next = next(edit, before, content);
        if (current.isPresent() && isSame(form, current.get(), next, before)) {
            return new Written<>(represented(form, edit, before), false);
        }
        revisions.persist(new TextRevision(item, next));
        item.countChange();
        var after = before.with(next).atRevision(item.revision());
        announcements.announce(after);
        return new Written<>(represented(form, edit, after), current.isEmpty());
    }

    /** Tells the others every text of the authority once more, so that a lost copy is whole again. */
    @Transactional
    @RepeatOnConflict
    Announced announceAgain(String authority, Optional<CommandKey> command) {
        return commands.once(command, Announced.class, () -> {
            var sets = revisions.list(authority, EnumSet.allOf(TextKind.class));
            sets.forEach(announcements::announce);
            return new Announced(sets.size());
        });
    }

    private TextItem lockedOrBegun(Edit<?> edit, Precondition precondition) {
        if (!items.contains(edit.key())) {
            if (!edit.language().equals(Languages.SOURCE)) {
                throw new Refusal(ContentProblem.SOURCE_MISSING).with("language", Languages.SOURCE);
            }
            if (!precondition.allowsBeginning()) {
                throw new Refusal(CommonProblem.PRECONDITION_FAILED);
            }
            items.insertIfAbsent(edit.key(), LAST, Languages.SOURCE);
        }
        return items.lock(edit.key()).orElseThrow();
    }

    private static TextSet begun(TextItem item) {
        return new TextSet(item.key(), item.revision(), item.position(), item.sourceLanguage(), Map.of());
    }

    private <T, V> void requireSeen(TextForm<T, V> form, Edit<T> edit, TextSet before, Precondition precondition) {
        if (before.translations().isEmpty()) {
            return;
        }
        var etag = represented(form, edit, before).etag();
        if (!precondition.holds(before.in(edit.language()).isPresent(), etag)) {
            throw new Refusal(CommonProblem.PRECONDITION_FAILED);
        }
    }

    private Translation next(Edit<?> edit, TextSet before, String content) {
        var revision = before.in(edit.language()).map(Translation::revision).orElse(0) + 1;
        var madeFrom = before.isSource(edit.language()) ? revision : madeFrom(edit, before);
        return new Translation(edit.language(), revision, madeFrom, content, edit.editor(), clock.instant());
    }

    private static int madeFrom(Edit<?> edit, TextSet before) {
        var inForce = before.source().revision();
        var given = edit.madeFrom();
        if (given == null) {
            return inForce;
        }
        if (given < 1 || given > inForce) {
            throw Refusal.ofField("sourceRevision", "field.source-revision");
        }
        return given;
    }

    private <T> boolean isSame(TextForm<T, ?> form, Translation current, Translation next, TextSet before) {
        return json.read(current, form.type()).equals(json.read(next, form.type()))
                && (before.isSource(current.language()) || current.sourceRevision() == next.sourceRevision());
    }

    private <T, V> Representation<V> represented(TextForm<T, V> form, Edit<T> edit, TextSet set) {
        return representations.of(form, set, ReaderLanguages.only(edit.language()));
    }

    /** What came of a change; {@code created} when the language had no text before. */
    record Written<V>(Representation<V> representation, boolean created) {}

    /** How many texts were told once more. */
    record Announced(int announced) {}
}
