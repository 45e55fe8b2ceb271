package de.willkommen.content.seed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.content.OutboxTable;
import de.willkommen.content.text.FirstTexts;
import de.willkommen.kit.testing.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
class SeedingTest {

    @Inject
    Seeding seeding;

    @Inject
    SeedFiles files;

    @Inject
    FirstTexts firstTexts;

    @Inject
    OutboxTable outbox;

    @Test
    void seeding_again_changes_nothing_and_tells_nobody() throws Exception {
        var told = outbox.of("service/MD/eu-blue-card").size();
        var etag = given().get("/api/v1/contents/MD/services").header("ETag");
        var pool = Executors.newFixedThreadPool(2);
        try {
            var results = pool.invokeAll(IntStream.range(0, 2)
                    .mapToObj(i -> (java.util.concurrent.Callable<Integer>) seeding::seed)
                    .toList());
            for (var result : results) {
                assertThat(result.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(outbox.of("service/MD/eu-blue-card")).hasSize(told);
        assertThat(given().get("/api/v1/contents/MD/services").header("ETag")).isEqualTo(etag);
    }

    @Test
    void a_start_that_brings_nothing_new_compares_nothing() {
        assertThat(firstTexts.areStored(files.digest())).isTrue();

        firstTexts.remember("another version");
        assertThat(firstTexts.areStored(files.digest()))
                .as("a program set back stores its own")
                .isFalse();

        firstTexts.remember(files.digest());
        assertThat(firstTexts.areStored(files.digest())).isTrue();
    }

    @Test
    void every_first_text_was_announced_in_all_its_languages() {
        var event = outbox.of("counter/MD/204").get(0);

        assertThat(event.type()).isEqualTo("counter-text.published.v1");
        assertThat(event.payload().get("revision").asLong()).isEqualTo(1);
        assertThat(event.payload().get("texts").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsOnly("de", "en", "ar");
    }
}
