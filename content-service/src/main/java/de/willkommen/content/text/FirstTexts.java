package de.willkommen.content.text;

import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores the texts the program comes with. Any number of instances may do it at once: the row lock makes the second see
 * what the first has stored. What people have written stays.
 */
@ApplicationScoped
public class FirstTexts {

    /** Stands as the editor of these texts. */
    static final String EDITOR = "first-texts";

    private final TextItems items;
    private final TextRevisions revisions;
    private final TextJson json;
    private final Announcements announcements;
    private final Clock clock;

    FirstTexts(TextItems items, TextRevisions revisions, TextJson json, Announcements announcements, Clock clock) {
        this.items = items;
        this.revisions = revisions;
        this.json = json;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Stores and announces what is new or was changed by a newer version of the program.
     *
     * @param position of the text in lists
     * @param texts by language; translations of each other
     * @return whether there was anything to store
     */
    @Transactional
    @RepeatOnConflict
    public <T, V> boolean store(TextForm<T, V> form, TextKey key, int position, Map<String, T> texts) {
        texts.values().forEach(form::check);
        items.insertIfAbsent(key, position, Languages.SOURCE);
        var item = items.lock(key).orElseThrow();
        var before = revisions
                .find(key)
                .orElseGet(() -> new TextSet(key, item.revision(), position, item.sourceLanguage(), Map.of()));
        var after = before;
        for (var language : sourceFirst(before, texts)) {
            var next = next(form, after, item, language, texts.get(language));
            if (next != null) {
                revisions.persist(new TextRevision(item, next));
                after = after.with(next);
            }
        }
        if (after.equals(before)) {
            return false;
        }
        item.countChange();
        announcements.announce(after.atRevision(item.revision()));
        return true;
    }

    /** Whether the texts of this digest were all stored before. */
    public boolean areStored(String digest) {
        return !items.getEntityManager()
                .createNativeQuery("select 1 from stored_first_texts where digest = :digest")
                .setParameter("digest", digest)
                .getResultList()
                .isEmpty();
    }

    /** Notes that the texts of this digest are all stored, and forgets earlier ones: a program set back stores its own. */
    @Transactional
    public void remember(String digest) {
        items.getEntityManager()
                .createNativeQuery("delete from stored_first_texts where digest <> :digest")
                .setParameter("digest", digest)
                .executeUpdate();
        items.getEntityManager()
                .createNativeQuery("""
                        insert into stored_first_texts (digest, stored_at) values (:digest, :now) on conflict do nothing
                        """)
                .setParameter("digest", digest)
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static List<String> sourceFirst(TextSet set, Map<String, ?> texts) {
        return texts.keySet().stream()
                .sorted(Comparator.comparing((String language) -> !set.isSource(language))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The revision to store, or nothing where people wrote or the text is the same. */
    private <T> @Nullable Translation next(
            TextForm<T, ?> form, TextSet set, TextItem item, String language, @Nullable T text) {
        var current = set.in(language).orElse(null);
        if (text == null || (current != null && !current.editedBy().equals(EDITOR))) {
            return null;
        }
        var revision = current == null ? 1 : current.revision() + 1;
        var madeFrom = set.isSource(language) ? revision : ownSource(set, item);
        if (current != null
                && json.read(current, form.type()).equals(text)
                && (set.isSource(language) || current.sourceRevision() == madeFrom)) {
            return null;
        }
        return new Translation(language, revision, madeFrom, json.write(text), EDITOR, clock.instant());
    }

    /** The last source that came with the program: where people went on writing, its translations are outdated. */
    private int ownSource(TextSet set, TextItem item) {
        return set.source().editedBy().equals(EDITOR)
                ? set.source().revision()
                : Math.max(1, revisions.lastBy(EDITOR, item, set.sourceLanguage()));
    }
}
