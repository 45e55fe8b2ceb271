package de.willkommen.queue;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.events.BookingChanged;
import de.willkommen.events.CounterChanged;
import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.ServiceChanged;
import de.willkommen.events.StaffChanged;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.kit.testing.TestEvents;
import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * The office of Magdeburg as the tests know it: counters 101 to 104 for residence, 201 for integration, clerks 1 to 5 at
 * them by habit, all of it told by events as in real life; and the words of the HTTP interface.
 */
@ApplicationScoped
public class House {

    public static final String OFFICE = "MD-ABH";
    public static final String PERMIT = "residence-permit";
    public static final String PICKUP = "residence-card-pickup";
    public static final String ADVICE = "naturalisation-advice";
    public static final List<String> RESIDENCE = List.of(PERMIT, PICKUP);

    private final InMemoryConnector events;
    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final TestClock clock;
    private final PrivateKey signingKey;
    private final AtomicLong openings = new AtomicLong();

    House(
            @Connector("smallrye-in-memory") InMemoryConnector events,
            AgroalDataSource database,
            ObjectMapper json,
            TestClock clock,
            @ConfigProperty(name = TokenIssuer.SIGNING_KEY) String signingKey)
            throws Exception {
        this.events = events;
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.signingKey = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(signingKey)));
    }

    /** An empty house on a Tuesday at eight, with everything appointment-service and content-service told. */
    public void open() {
        clock.reset();
        execute(
                "truncate wait_alert, wait_promise, ticket_segment, ticket, ticket_number, counter_session, office_feed, display_event, booking,"
                        + " outbox, inbox, performed_command, calling_contingent, calling_range, calling_policy, office, counter, staff, service, counter_way");
        // A revision is never used twice, by which the service knows its pictures.
        execute("insert into office_feed values ('MD-ABH', " + openings.incrementAndGet() * 1_000_000 + ", 0)");
        tell("office", OfficeChanged.CHANGED, office("MD", "MD-ABH", 1));
        tell("office", OfficeChanged.CHANGED, office("MD", "MD-SUED", 1));
        tell("office", OfficeChanged.CHANGED, office("HAL", "HAL-ABH", 1));
        for (int number = 1; number <= 4; number++) {
            counter("10" + number, "residence", RESIDENCE);
            staff(number, "residence", RESIDENCE, List.of("de", "en"));
        }
        counter("201", "integration", List.of(ADVICE));
        staff(5, "integration", List.of(ADVICE), List.of("de", "ar"));
        staff(90, "residence", RESIDENCE, List.of("de"));
        service(PERMIT, "A", 30);
        service(PICKUP, "B", 10);
        service(ADVICE, "C", 45);
        tell(
                "content",
                CounterTextPublished.PUBLISHED,
                new CounterTextPublished(
                        "MD",
                        "101",
                        1,
                        Map.of(
                                "de", new CounterTextPublished.Text("Schalter 101 ist die erste Tür links."),
                                "ar", new CounterTextPublished.Text("الشباك 101 هو الباب الأول على اليسار."))));
    }

    private void counter(String code, String team, List<String> services) {
        tell(
                "office",
                CounterChanged.CHANGED,
                new CounterChanged(
                        "MD",
                        OFFICE,
                        code,
                        1,
                        code.charAt(0) + "." + code.substring(1),
                        team,
                        services,
                        List.of("de"),
                        List.of("step-free"),
                        true));
    }

    public void staff(int number, String team, List<String> services, List<String> languages) {
        staff(number, team, services, languages, 1);
    }

    public void staff(int number, String team, List<String> services, List<String> languages, long revision) {
        tell(
                "office",
                StaffChanged.CHANGED,
                new StaffChanged("MD", OFFICE, Person.subject(number), revision, team, services, languages, true));
    }

    /** Where somebody works from now on, if they do. */
    public void moved(int number, String office, boolean active, long revision) {
        tell(
                "office",
                StaffChanged.CHANGED,
                new StaffChanged(
                        "MD", office, Person.subject(number), revision, "residence", RESIDENCE, List.of("de"), active));
    }

    private void service(String code, String letter, int minutes) {
        tell(
                "service",
                ServiceChanged.CHANGED,
                new ServiceChanged("MD", OFFICE, code, 1, "99010000000000", minutes, 5, 6, letter, true));
    }

    public static OfficeChanged office(String authority, String code, long revision) {
        return new OfficeChanged(
                authority,
                code,
                revision,
                new OfficeChanged.Address("Breiter Weg 222", "39104", "Magdeburg"),
                "Europe/Berlin",
                List.of("de", "en", "ar"),
                List.of("step-free"),
                new OfficeChanged.CheckIn(60, 15));
    }

    /** Delivers an event as Kafka would and waits until it was taken. */
    public void tell(String channel, String type, Object event) {
        tell(channel, UUID.randomUUID().toString(), type, event);
    }

    public void tell(String channel, String id, String type, Object event) {
        try {
            deliver(channel, id, type, json.writeValueAsString(event)).get(10, SECONDS);
        } catch (JsonProcessingException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Delivers whatever it is; the future ends as the event does. */
    public CompletableFuture<Void> deliver(String channel, String id, String type, String payload) {
        return TestEvents.deliver(events, channel, id, type, payload);
    }

    /** A confirmed booking of one service that starts so many minutes from now. */
    public Booked booked(String reference, int inMinutes) {
        var booked = new Booked(
                UUID.randomUUID(), reference, clock.instant().plus(Duration.ofMinutes(inMinutes)), OFFICE, "MD");
        tell("booking", BookingChanged.CONFIRMED, booked.event(BookingChanged.State.CONFIRMED, 2));
        return booked;
    }

    /** A booking as its owner knows it. */
    public record Booked(UUID id, String reference, Instant start, String office, String authority) {

        public BookingChanged event(BookingChanged.State state, long revision) {
            return event(state, revision, List.of());
        }

        public BookingChanged event(BookingChanged.State state, long revision, List<String> accessNeeds) {
            return new BookingChanged(
                    id,
                    revision,
                    authority,
                    office,
                    reference,
                    state,
                    List.of(new BookingChanged.Service(PERMIT, 1)),
                    start,
                    start.plus(Duration.ofMinutes(30)),
                    "ar",
                    accessNeeds,
                    "101",
                    "1.01",
                    false,
                    0,
                    0,
                    null,
                    BookingChanged.Cause.CITIZEN,
                    Instant.parse("2026-11-22T10:00:00Z"));
        }
    }

    public String tokenOf(Person person) {
        return tokenOf(person, Duration.ofMinutes(10));
    }

    /** A token for so long from now on, by the real time. */
    public String tokenOf(Person person, Duration lasting) {
        var claims =
                Jwt.subject(person.subject()).claim("name", "Sabine Berger").claim("authority", person.authority());
        if (person.office() != null) {
            claims.claim("office", person.office());
        }
        return claims.claim(
                        "realm_access", Map.of("roles", List.of(person.role().split(" "))))
                .issuedAt(System.currentTimeMillis() / 1000)
                .expiresIn(lasting.toSeconds())
                .sign(signingKey);
    }

    /** A request with the person's token. */
    public RequestSpecification as(Person person) {
        return given().auth().oauth2(tokenOf(person)).contentType(ContentType.JSON);
    }

    /** A request without a token. */
    public RequestSpecification anybody() {
        return given().contentType(ContentType.JSON);
    }

    public Response checkIn(Person person, String reference) {
        return as(person)
                .body(Map.of("office", person.office(), "reference", reference))
                .post("/api/v1/check-ins");
    }

    /** Checks in at the kiosk, which must succeed. */
    public Ticket checkedIn(String reference) {
        return opened(checkIn(Person.kiosk(), reference));
    }

    /** A ticket of somebody without an appointment, from the kiosk; a moment after whatever was before. */
    public Ticket walkIn(String... services) {
        return walkIn(Map.of("office", OFFICE, "services", Arrays.asList(services)));
    }

    /** The same with other wishes. */
    public Ticket walkIn(Map<String, ?> wish) {
        clock.advance(Duration.ofNanos(1000));
        return opened(walkIn(Person.kiosk(), wish));
    }

    private static Ticket opened(Response answer) {
        return Ticket.of(answer.then().statusCode(201).extract().response());
    }

    public Response walkIn(Person person, Map<String, ?> wish) {
        return as(person)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(wish)
                .post("/api/v1/tickets");
    }

    /** Signs a clerk on to a counter for everything they can. */
    public void signOn(Person clerk, String counter) {
        as(clerk)
                .body(Map.of())
                .put("/api/v1/counters/" + counter + "/session")
                .then()
                .statusCode(200);
    }

    public Response next(Person clerk, String counter) {
        return next(clerk, counter, UUID.randomUUID());
    }

    public Response next(Person clerk, String counter, UUID key) {
        return as(clerk).header("Idempotency-Key", key).post("/api/v1/counters/" + counter + "/next");
    }

    /** Calls the next, who must be there. */
    public Ticket called(Person clerk, String counter) {
        return Ticket.of(next(clerk, counter).then().statusCode(200).extract().response());
    }

    public Response step(Person clerk, Ticket ticket, String verb) {
        return step(clerk, ticket, verb, Map.of());
    }

    public Response step(Person clerk, Ticket ticket, String verb, Map<String, ?> body) {
        return as(clerk).body(body).post("/api/v1/tickets/" + ticket.id() + "/" + verb);
    }

    /** A step that must succeed. */
    public Ticket done(Person clerk, Ticket ticket, String verb) {
        return Ticket.of(
                step(clerk, ticket, verb).then().statusCode(200).extract().response());
    }

    /** What the tests look at in a ticket's answer. */
    public record Ticket(UUID id, String number, String status, String token, String counter, String reasonCode) {
        public static Ticket of(Response response) {
            var json = response.jsonPath();
            return new Ticket(
                    UUID.fromString(json.getString("id")),
                    json.getString("number"),
                    json.getString("status"),
                    json.getString("token"),
                    json.getString("counter"),
                    json.getString("reasonCode"));
        }
    }

    /** Type of the problem, without its prefix. */
    public static String problem(Response response) {
        var type = response.jsonPath().getString("type");
        return type.substring(type.indexOf('#') + 1);
    }

    public void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows as maps of texts. */
    public List<Map<String, String>> rows(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Types of the events told of a ticket, in their order. */
    public List<String> eventsOf(Ticket ticket) {
        return rows("select type from outbox where key = '" + ticket.id() + "' order by seq").stream()
                .map(row -> row.get("type"))
                .toList();
    }

    public void advance(Duration duration) {
        clock.advance(duration);
    }
}
