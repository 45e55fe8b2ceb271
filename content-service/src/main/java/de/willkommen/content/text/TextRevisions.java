package de.willkommen.content.text;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The words, revision by revision. */
@ApplicationScoped
class TextRevisions implements PanacheRepositoryBase<TextRevision, UUID> {

    private static final String IN_FORCE = """
            select r from TextRevision r join fetch r.item i
            where r.revision = (
                select max(later.revision) from TextRevision later
                where later.item = r.item and later.language = r.language)
            """;

    private static final Comparator<TextSet> AS_ARRANGED = Comparator.comparingInt(TextSet::position)
            .thenComparing(set -> set.key().code());

    Optional<TextSet> find(TextKey key) {
        var found = list(
                IN_FORCE + " and i.authority = :authority and i.kind = :kind and i.code = :code",
                Map.of("authority", key.authority(), "kind", key.kind(), "code", key.code()));
        return sets(found).stream().findFirst();
    }

    List<TextSet> list(String authority, Collection<TextKind> kinds) {
        return sets(list(
                IN_FORCE + " and i.authority = :authority and i.kind in :kinds",
                Map.of("authority", authority, "kinds", kinds)));
    }

    /** The last revision of a language somebody wrote, 0 when they never did. */
    int lastBy(String editor, TextItem item, String language) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(r.revision), 0) from TextRevision r"
                                + " where r.item = :item and r.language = :language and r.editedBy = :editor",
                        Integer.class)
                .setParameter("item", item)
                .setParameter("language", language)
                .setParameter("editor", editor)
                .getSingleResult();
    }

    private static List<TextSet> sets(List<TextRevision> revisions) {
        var items = new LinkedHashMap<UUID, TextItem>();
        var translations = new LinkedHashMap<UUID, Map<String, Translation>>();
        for (var revision : revisions) {
            var id = revision.item().id();
            items.put(id, revision.item());
            var translation = revision.toTranslation();
            translations.computeIfAbsent(id, key -> new LinkedHashMap<>()).put(translation.language(), translation);
        }
        return items.values().stream()
                .map(item -> new TextSet(
                        item.key(),
                        item.revision(),
                        item.position(),
                        item.sourceLanguage(),
                        translations.getOrDefault(item.id(), Map.of())))
                .sorted(AS_ARRANGED)
                .toList();
    }
}
