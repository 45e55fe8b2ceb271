package de.willkommen.content.notice;

import de.willkommen.content.codes.KnownCodes;
import de.willkommen.content.text.ContentProblem;
import de.willkommen.content.text.TextKind;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Where notices are written. The row is locked for the length of a change: of two editors, the second has not seen it. */
@ApplicationScoped
class NoticeDesk {

    private final Notices notices;
    private final KnownCodes codes;
    private final PerformedCommands commands;
    private final Clock clock;

    NoticeDesk(Notices notices, KnownCodes codes, PerformedCommands commands, Clock clock) {
        this.notices = notices;
        this.codes = codes;
        this.commands = commands;
        this.clock = clock;
    }

    /** Who writes, and whether the source language and the times are theirs to write. */
    record Author(String authority, String account, boolean writesTheSource) {}

    /** A new one. */
    @Transactional
    @RepeatOnConflict
    NoticeAnswer begin(Author author, NoticeSheet sheet, Optional<CommandKey> command) {
        return commands.once(command, NoticeAnswer.class, () -> {
            var now = clock.instant();
            var notice = new Notice(author.authority(), checked(author, sheet.words(now)), author.account(), now);
            notices.persist(notice);
            return NoticeAnswer.of(notice, now);
        });
    }

    /**
     * Replaces what it says.
     *
     * @param seen the revision it was made from; none for what is no revision of ours
     * @throws Refusal 412 when it is not as the author has seen it, 403 when a translator changes more than a translation
     */
    @Transactional
    @RepeatOnConflict
    NoticeAnswer replace(Author author, UUID id, NoticeSheet sheet, OptionalLong seen) {
        var now = clock.instant();
        var notice = notices.lock(author.authority(), id).orElseThrow(Refusal::notFound);
        var words = checked(author, sheet.words(notice.words().startsAt()));
        if (!author.writesTheSource() && !words.isSameBut(notice.words(), Languages.SOURCE)) {
            throw new Refusal(ContentProblem.SOURCE_IS_THE_EDITORS);
        }
        if (!seen.equals(OptionalLong.of(notice.revision()))) {
            throw new Refusal(CommonProblem.PRECONDITION_FAILED);
        }
        if (!words.equals(notice.words())) {
            notice.write(words, author.account(), now);
        }
        return NoticeAnswer.of(notice, now);
    }

    /** Takes it off the displays. Asking again answers the same. */
    @Transactional
    @RepeatOnConflict
    NoticeAnswer end(Author author, UUID id, Optional<CommandKey> command) {
        return commands.once(command, NoticeAnswer.class, () -> {
            var now = clock.instant();
            var notice = notices.lock(author.authority(), id).orElseThrow(Refusal::notFound);
            notice.end(author.account(), now);
            return NoticeAnswer.of(notice, now);
        });
    }

    private NoticeWords checked(Author author, NoticeWords words) {
        var office = words.office();
        if (office != null && !codes.isInUse(author.authority(), TextKind.OFFICE, office)) {
            throw Refusal.ofField("office", "field.unknown");
        }
        return words;
    }
}
