package de.willkommen.content.seed;

import de.willkommen.content.ContentConfig;
import de.willkommen.content.text.FirstTexts;
import de.willkommen.content.text.TextForm;
import de.willkommen.content.text.TextKey;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import org.jboss.logging.Logger;

/** Stores the texts of {@link SeedFiles} at the start, where the setting says so. */
@Singleton
class Seeding {

    private static final Logger LOG = Logger.getLogger(Seeding.class);

    private final SeedFiles files;
    private final FirstTexts firstTexts;
    private final List<TextForm<?, ?>> forms;
    private final ContentConfig config;

    Seeding(SeedFiles files, FirstTexts firstTexts, @All List<TextForm<?, ?>> forms, ContentConfig config) {
        this.files = files;
        this.firstTexts = firstTexts;
        this.forms = forms;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.seed()) {
            var digest = files.digest();
            if (!firstTexts.areStored(digest)) {
                LOG.infof("First texts stored: texts=%d", seed());
                firstTexts.remember(digest);
            }
        }
    }

    /** How many texts were new or changed; 0 when all of them are there. */
    int seed() {
        var stored = 0;
        for (var authority : files.catalogue().entrySet()) {
            for (var form : forms) {
                stored += seed(authority.getKey(), authority.getValue(), form);
            }
        }
        return stored;
    }

    private <T, V> int seed(String authority, SeedFiles.Authority contents, TextForm<T, V> form) {
        var stored = 0;
        var codes = contents.codes(form.kind());
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            var texts = new LinkedHashMap<String, T>();
            for (var language : contents.languages()) {
                texts.put(language, files.text(authority, form.kind(), code, language, form.type()));
            }
            if (firstTexts.store(form, new TextKey(authority, form.kind(), code), i + 1, texts)) {
                stored++;
            }
        }
        return stored;
    }
}
