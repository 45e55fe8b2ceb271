package de.willkommen.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.content.OutboxTable;
import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
class FirstTextsTest {

    @Inject
    FirstTexts firstTexts;

    @Inject
    TextItems items;

    @Inject
    TextRevisions revisions;

    @Inject
    TextShelf shelf;

    @Inject
    TextJson json;

    @Inject
    OutboxTable outbox;

    @Inject
    @All
    List<TextForm<?, ?>> forms;

    @Test
    void two_instances_that_start_at_once_store_a_text_once() throws Exception {
        var key = newKey();
        var pool = Executors.newFixedThreadPool(6);
        var stored = Collections.synchronizedList(new ArrayList<Boolean>());
        try {
            for (var attempt : pool.invokeAll(IntStream.range(0, 6)
                    .mapToObj(i -> (java.util.concurrent.Callable<Boolean>)
                            () -> store(key, Map.of("de", "Geradeaus.", "en", "Straight on.")))
                    .toList())) {
                stored.add(attempt.get());
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(stored).containsOnlyOnce(true);
        assertThat(outbox.of("counter/MD/" + key.code())).hasSize(1);
        assertThat(shelf.required(key).translations()).containsOnlyKeys("de", "en");
    }

    @Test
    void a_newer_version_of_the_program_brings_its_newer_texts() {
        var key = newKey();
        store(key, Map.of("de", "Geradeaus.", "en", "Straight on."));

        store(key, Map.of("de", "Geradeaus, dann links.", "en", "Straight on, then left."));

        var set = shelf.required(key);
        assertThat(set.revision()).isEqualTo(2);
        assertThat(set.in("de").orElseThrow().revision()).isEqualTo(2);
        assertThat(set.in("en")).hasValueSatisfying(english -> {
            assertThat(english.sourceRevision()).isEqualTo(2);
            assertThat(set.isOutdated(english)).isFalse();
        });
    }

    @Test
    void what_people_wrote_stays_and_makes_the_first_translations_outdated() {
        var key = newKey();
        store(key, Map.of("de", "Geradeaus.", "en", "Straight on."));
        edit(key, "de", "Umgebaut: erst rechts.");

        var changed = store(key, Map.of("de", "Geradeaus, neu.", "en", "Straight on.", "ar", "إلى الأمام."));

        var set = shelf.required(key);
        assertThat(changed).isTrue();
        assertThat(set.source().content()).contains("Umgebaut");
        assertThat(set.isOutdated(set.in("en").orElseThrow())).isTrue();
        assertThat(set.isOutdated(set.in("ar").orElseThrow())).isTrue();
        assertThat(store(key, Map.of("de", "Geradeaus, neu.", "en", "Straight on.", "ar", "إلى الأمام.")))
                .isFalse();
    }

    private static TextKey newKey() {
        return new TextKey("MD", TextKind.COUNTER, "test-" + UUID.randomUUID());
    }

    private boolean store(TextKey key, Map<String, String> directions) {
        var form = forms.stream()
                .filter(any -> any.kind() == TextKind.COUNTER)
                .findFirst()
                .orElseThrow();
        return store(form, key, directions);
    }

    private <T> boolean store(TextForm<T, ?> form, TextKey key, Map<String, String> directions) {
        var texts = new java.util.HashMap<String, T>();
        directions.forEach(
                (language, way) -> texts.put(language, json.read(translation(language, way, 1, ""), form.type())));
        return firstTexts.store(form, key, 1, texts);
    }

    @Transactional
    void edit(TextKey key, String language, String way) {
        var item = items.lock(key).orElseThrow();
        revisions.persist(new TextRevision(item, translation(language, way, 2, "somebody")));
        item.countChange();
    }

    private static Translation translation(String language, String way, int revision, String editor) {
        return new Translation(
                language,
                revision,
                revision,
                "{\"directions\":\"" + way + "\"}",
                editor,
                de.willkommen.kit.testing.TestClock.START);
    }
}
