package de.willkommen.content.text;

import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Where texts in force are read. */
@ApplicationScoped
public class TextShelf {

    private final TextItems items;
    private final TextRevisions revisions;

    TextShelf(TextItems items, TextRevisions revisions) {
        this.items = items;
        this.revisions = revisions;
    }

    /** The text, or 404. */
    public TextSet required(TextKey key) {
        return revisions.find(key).orElseThrow(Refusal::notFound);
    }

    /** The texts of an authority in the order they were arranged in; 404 when there is no such authority. */
    public List<TextSet> list(String authority, Collection<TextKind> kinds) {
        TextKey.requireName(authority);
        var sets = revisions.list(authority, kinds);
        if (sets.isEmpty() && !items.containsAuthority(authority)) {
            throw Refusal.notFound();
        }
        return sets;
    }
}
