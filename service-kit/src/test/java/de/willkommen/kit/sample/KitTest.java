package de.willkommen.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import de.willkommen.kit.testing.EmbeddedPostgres;
import de.willkommen.kit.testing.InJvmKafka;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The kit in a small application, with a real database and a real broker. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgres.class)
@QuarkusTestResource(InJvmKafka.class)
class KitTest {

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void what_was_committed_is_told_in_order_and_once() {
        var texts = IntStream.range(0, 250)
                .mapToObj(i -> "ordered-" + UUID.randomUUID() + "-" + i)
                .toList();

        texts.forEach(text -> write(text, null).then().statusCode(200));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(seen("ordered-%")).isEqualTo(texts));
    }

    @Test
    void an_event_leaves_the_table_with_its_delivery() {
        var text = "delivered " + UUID.randomUUID();
        write(text, null).then().statusCode(200);

        await().untilAsserted(() -> assertThat(seen(text)).hasSize(1));
        await().untilAsserted(
                        () -> assertThat(count("select count(*) from outbox where payload->>'text' = '" + text + "'"))
                                .isZero());
    }

    @Test
    void the_table_is_cleaned_after_many_deliveries() {
        var told = count("""
                with told as (
                    insert into outbox (id, topic, key, type, authority, payload, occurred_at)
                    select gen_random_uuid(), 'kit.many.v1', number % 100, 'note.written.v1', 'MD', '{}', now()
                    from generate_series(1, 5000) as number
                    returning 1
                ) select count(*) from told
                """);
        assertThat(told).isEqualTo(5000);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(count("select count(*) from outbox")).isZero());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(count("select vacuum_count from pg_stat_user_tables where relname = 'outbox'"))
                                .isPositive());
    }

    @Test
    void what_rolled_back_was_never_said() {
        write("refuse this", null).then().statusCode(409);
        write("after the refusal", null).then().statusCode(200);

        await().untilAsserted(() -> assertThat(seen("after the refusal")).hasSize(1));
        assertThat(seen("refuse this")).isEmpty();
        assertThat(count("select count(*) from note where text = 'refuse this'"))
                .isZero();
    }

    @Test
    void an_event_delivered_three_times_has_one_effect() {
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            send(id, "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"thrice\"}");
        }
        send(
                UUID.randomUUID().toString(),
                "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"behind thrice\",\"later\":1}");

        await().untilAsserted(() -> assertThat(seen("behind thrice")).hasSize(1));
        assertThat(seen("thrice")).hasSize(1);
    }

    @Test
    void a_poisoned_event_goes_to_the_dead_letters_and_blocks_nothing() {
        send(UUID.randomUUID().toString(), "{\"id\": not json");
        send(UUID.randomUUID().toString(), "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"behind the poison\"}");

        await().untilAsserted(() -> assertThat(seen("behind the poison")).hasSize(1));
        assertThat(firstOf("kit.dead-letter.v1")).isEqualTo("{\"id\": not json");
    }

    @Test
    void the_request_id_reaches_the_last_consumer() {
        var requestId = UUID.randomUUID().toString();

        given().contentType(ContentType.JSON)
                .header("X-Request-Id", requestId)
                .body(Map.of("text", "with an id"))
                .post("/notes")
                .then()
                .statusCode(200)
                .header("X-Request-Id", requestId);

        await().untilAsserted(() -> assertThat(NoteListener.REQUEST_IDS).containsEntry("with an id", requestId));
    }

    @Test
    void a_double_click_has_one_effect_and_one_answer() throws Exception {
        var key = UUID.randomUUID().toString();
        Callable<String> click = () ->
                write("double click", key).then().statusCode(200).extract().path("id");

        var pool = Executors.newFixedThreadPool(8);
        try {
            Set<String> answers = pool
                    .invokeAll(IntStream.range(0, 8).mapToObj(i -> click).toList())
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .collect(Collectors.toSet());
            assertThat(answers).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(count("select count(*) from note where text = 'double click'"))
                .isEqualTo(1);
    }

    @Test
    void a_key_belongs_to_one_request() {
        var key = UUID.randomUUID().toString();
        write("first with the key", key).then().statusCode(200);

        write("second with the key", key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("#idempotency-key-reused"));
    }

    @Test
    void a_refusal_is_not_stored_and_is_tried_anew() {
        var key = UUID.randomUUID().toString();
        write("refuse me twice", key).then().statusCode(409);

        write("refuse me twice", key).then().statusCode(409);

        assertThat(count("select count(*) from performed_command where key = '" + key + "'"))
                .isZero();
    }

    @Test
    void a_key_that_is_no_uuid_is_refused_by_name() {
        write("odd key", "1-1-1-1-1").then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void a_wrong_field_is_named_in_the_readers_language() {
        given().contentType(ContentType.JSON)
                .header("Accept-Language", "ar")
                .body("{\"text\":\"x\",\"lines\":[{\"number\":1},{\"number\":\"two\"}]}")
                .post("/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Language", "ar")
                .body("errors[0].field", equalTo("lines[1].number"))
                .body("errors[0].reason", equalTo("هذه القيمة ليست بالشكل الصحيح."));
    }

    @Test
    void a_missing_field_is_named() {
        given().contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body("{}")
                .post("/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].reason", equalTo("must not be null"));
    }

    @Test
    void unreadable_and_empty_bodies_are_refused() {
        given().contentType(ContentType.JSON)
                .body("{\"text\":")
                .post("/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .post("/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.TEXT)
                .body("hello")
                .post("/notes")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void an_endpoint_that_names_no_roles_is_closed() {
        given().get("/notes/forgotten").then().statusCode(401).contentType("application/problem+json");
        given().get("/notes/clerk").then().statusCode(401).contentType("application/problem+json");
        given().get("/no/such/thing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void nothing_of_the_inside_shows() {
        given().header("Accept-Language", "de")
                .get("/notes/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", equalTo("Fehler bei uns"))
                .body(not(containsString("secret inside")))
                .body(not(containsString("IllegalState")));
    }

    private static Response write(String text, String key) {
        var request = given().contentType(ContentType.JSON).body(Map.of("text", text));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/notes");
    }

    private List<String> seen(String like) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select text from note_seen where text like ? order by seq")) {
            select.setString(1, like);
            try (var rows = select.executeQuery()) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long count(String sql) {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void send(String id, String payload) {
        var record = new ProducerRecord<>("kit.note.v1", "all", payload);
        Map.of("ce_specversion", "1.0", "ce_id", id, "ce_type", "note.written.v1", "ce_source", "/test")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String firstOf(String topic) {
        return all(topic).get(0);
    }

    private List<String> all(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<String>();
            consumer.poll(Duration.ofSeconds(10)).forEach(record -> values.add(record.value()));
            return values;
        }
    }
}
