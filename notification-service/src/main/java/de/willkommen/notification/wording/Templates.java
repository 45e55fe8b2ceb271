package de.willkommen.notification.wording;

import de.willkommen.kit.problem.Languages;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The templates in use and every version before them. A text that changed becomes a new version when an application with
 * it starts; messages already written keep the one they were written with.
 */
@ApplicationScoped
public class Templates {

    /** More instances than start at the same moment with a new text. */
    private static final int TRIES = 20;

    private final EntityManager entities;
    private final Wording wording;
    private final SmsLimit limit;
    private final Map<Key, Template> current = new ConcurrentHashMap<>();
    private final Map<Versioned, Template> earlier = new ConcurrentHashMap<>();

    Templates(EntityManager entities, Wording wording, SmsLimit limit) {
        this.entities = entities;
        this.wording = wording;
        this.limit = limit;
    }

    private record Key(Purpose purpose, Channel channel, String language) {}

    private record Versioned(Key key, int version) {}

    /** Takes the files of this build into use; before the first listener runs. */
    @Transactional
    void takeIntoUse(@Observes @jakarta.annotation.Priority(10) StartupEvent event) {
        var files = TemplateFiles.all();
        var objections = new TemplateCheck(wording, limit.maxParts()).objections(files);
        if (!objections.isEmpty()) {
            throw new IllegalStateException("Templates: " + String.join(" ", objections));
        }
        files.forEach(file -> {
            var template = numbered(file);
            current.put(new Key(template.purpose(), template.channel(), template.language()), template);
        });
    }

    /** The template for a reader of {@code language}, in that language or the nearest there is. */
    public Template inUse(Purpose purpose, Channel channel, String language) {
        return Languages.chain(language).stream()
                .map(tag -> Optional.ofNullable(current.get(new Key(purpose, channel, tag))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No template for " + purpose + " by " + channel));
    }

    /** The very version a message was written with. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Template version(Purpose purpose, Channel channel, String language, int version) {
        var key = new Key(purpose, channel, language);
        var inUse = current.get(key);
        if (inUse != null && inUse.version() == version) {
            return inUse;
        }
        return earlier.computeIfAbsent(
                new Versioned(key, version),
                wanted -> new Template(
                        purpose,
                        channel,
                        language,
                        version,
                        source(key, version)
                                .orElseThrow(() -> new IllegalStateException("No version " + version + " of " + key))));
    }

    /** All templates in use, or those of one language. */
    List<Template> inUse(@Nullable String language) {
        var templates = new ArrayList<>(current.values());
        templates.removeIf(template -> language != null && !template.language().equals(language));
        templates.sort(Comparator.comparing(Template::purpose)
                .thenComparing(Template::channel)
                .thenComparing(template -> Languages.TAGS.indexOf(template.language())));
        return templates;
    }

    private Template numbered(Template file) {
        var key = new Key(file.purpose(), file.channel(), file.language());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var latest = latestVersion(key);
            if (latest > 0 && source(key, latest).filter(file.source()::equals).isPresent()) {
                return new Template(file.purpose(), file.channel(), file.language(), latest, file.source());
            }
            add(key, latest + 1, file.source());
        }
        throw new IllegalStateException("Several instances keep changing " + key);
    }

    /** Another instance may be doing the same: then its version stands and is looked at again. */
    private void add(Key key, int version, String source) {
        entities.createNativeQuery("""
                        insert into template_version (purpose, channel, language, version, source)
                        values (:purpose, :channel, :language, :version, :source) on conflict do nothing
                        """)
                .setParameter("purpose", key.purpose().slug())
                .setParameter("channel", key.channel().name())
                .setParameter("language", key.language())
                .setParameter("version", version)
                .setParameter("source", source)
                .executeUpdate();
    }

    private int latestVersion(Key key) {
        return ((Number) entities.createNativeQuery("""
                        select coalesce(max(version), 0) from template_version
                        where purpose = :purpose and channel = :channel and language = :language
                        """)
                        .setParameter("purpose", key.purpose().slug())
                        .setParameter("channel", key.channel().name())
                        .setParameter("language", key.language())
                        .getSingleResult())
                .intValue();
    }

    private Optional<String> source(Key key, int version) {
        List<?> sources = entities.createNativeQuery("""
                        select source from template_version
                        where purpose = :purpose and channel = :channel and language = :language and version = :version
                        """)
                .setParameter("purpose", key.purpose().slug())
                .setParameter("channel", key.channel().name())
                .setParameter("language", key.language())
                .setParameter("version", version)
                .getResultList();
        return sources.stream().findFirst().map(String.class::cast);
    }
}
