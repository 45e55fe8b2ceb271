package de.willkommen.appointment;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.testing.EmbeddedPostgres;
import de.willkommen.kit.testing.TestClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests with the running service share: the words of the interface, and a look into the database. */
@QuarkusTestResource(EmbeddedPostgres.class)
public abstract class ServiceTest {

    @Inject
    protected TestClock clock;

    @Inject
    protected ObjectMapper json;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void back_to_the_start() {
        clock.reset();
    }

    /** A booking as its holder knows it. */
    public record Holder(String id, String reference, String token) {}

    protected static RequestSpecification request() {
        return given().contentType(ContentType.JSON);
    }

    protected Response hold(String office, String service, String start) {
        return hold(office, service, start, UUID.randomUUID());
    }

    protected Response hold(String office, String service, String start, UUID key) {
        return request()
                .header("Idempotency-Key", key)
                .body(written(Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", service)),
                        "start",
                        start,
                        "language",
                        "de")))
                .post("/api/v1/bookings");
    }

    protected Holder held(String office, String service, String start) {
        return holder(hold(office, service, start));
    }

    protected static Holder holder(Response held) {
        held.then().statusCode(201);
        return new Holder(held.path("id"), held.path("reference"), held.path("token"));
    }

    protected Holder confirmed(String office, String service, String start) {
        var holder = held(office, service, start);
        confirm(holder).then().statusCode(200);
        return holder;
    }

    protected Response confirm(Holder holder) {
        return confirm(
                holder,
                Map.of(
                        "givenName",
                        "Layla",
                        "familyName",
                        "Öztürk",
                        "email",
                        "layla+" + holder.id() + "@example.org",
                        "phone",
                        "0151 12345678",
                        "notify",
                        List.of("EMAIL", "SMS"),
                        "consent",
                        true));
    }

    protected Response confirm(Holder holder, Map<String, ?> body) {
        return request()
                .header("Booking-Token", holder.token())
                .body(written(body))
                .post("/api/v1/bookings/{id}/confirmation", holder.id());
    }

    protected Response move(Holder holder, String start) {
        return request()
                .header("Booking-Token", holder.token())
                .body(written(Map.of("start", start)))
                .post("/api/v1/bookings/{id}/move", holder.id());
    }

    protected Response cancel(Holder holder) {
        return request()
                .header("Booking-Token", holder.token())
                .post("/api/v1/bookings/{id}/cancellation", holder.id());
    }

    protected Response show(Holder holder) {
        return request().header("Booking-Token", holder.token()).get("/api/v1/bookings/{id}", holder.id());
    }

    protected String status(Holder holder) {
        return show(holder).then().statusCode(200).extract().path("status");
    }

    protected String written(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An event as it stands in the outbox. */
    public record Announced(String type, Map<String, Object> payload) {}

    /** What was announced about an aggregate on a topic, oldest first. */
    @SuppressWarnings("unchecked")
    protected List<Announced> announced(String topic, String key) {
        return rows(
                        "select type, cast(payload as text) as payload from outbox where topic = ? and key = ? order by seq",
                        topic,
                        key)
                .stream()
                .map(row -> {
                    try {
                        return new Announced(
                                (String) row.get("type"), json.readValue((String) row.get("payload"), Map.class));
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    protected List<String> announcedTypes(Holder holder) {
        return announced("willkommen.booking.v1", holder.id()).stream()
                .map(Announced::type)
                .toList();
    }

    protected long count(String sql, Object... parameters) {
        return ((Number) rows(sql, parameters).get(0).values().iterator().next()).longValue();
    }

    protected void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    protected List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<Map<String, Object>>();
                while (result.next()) {
                    var row = new LinkedHashMap<String, Object>();
                    for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(Arrays.toString(parameters), e);
        }
    }
}
