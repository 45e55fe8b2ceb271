package de.willkommen.system;

import static de.willkommen.system.Platform.key;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.queue.life.Stage;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * An office of an authority of its own, on the running platform: its clerks speak to both instances of queue-service, past the
 * gateway. Time goes on there; its day is ended by a third instance, to which the day is over.
 */
final class LifeOffice implements Stage, AutoCloseable {

    private static final RunningPlatform RUNNING = RunningPlatform.get();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String AUTHORITY = "LIFE";
    private static final String OFFICE = "LIFE-ABH";
    private static final String KIOSK = "life-kiosk";
    private static final String ADMINISTRATOR = "life-admin";
    private static final List<String> RESIDENCE = List.of("residence-permit", "residence-card-pickup");
    private static final List<String> ADVICE = List.of("naturalisation-advice");

    /** Where each sits by habit does not matter; the last leads. */
    private static final List<Employee> STAFF = List.of(
            new Employee("life-1", List.of("clerk", "call-out-of-turn"), "residence", RESIDENCE, List.of("de", "en")),
            new Employee("life-2", List.of("clerk"), "residence", RESIDENCE, List.of("de", "ar")),
            new Employee("life-3", List.of("clerk"), "residence", RESIDENCE, List.of("de", "en")),
            new Employee("life-4", List.of("clerk"), "integration", ADVICE, List.of("de", "ar")),
            new Employee("life-lead", List.of("lead"), "residence", RESIDENCE, List.of("de")));

    /** Events leave the outbox with their delivery; here they are kept for whoever compares. */
    private static final String WITNESS = """
            drop schema if exists witness cascade;
            create schema witness;
            create table witness.outbox (like outbox);
            create function witness.keep() returns trigger language plpgsql as
                $$ begin insert into witness.outbox select old.*; return old; end $$;
            create trigger witness after delete on outbox for each row
                when (old.topic = 'willkommen.ticket.v1') execute function witness.keep();
            """;

    private final Map<UUID, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private final Connection database;

    private record Employee(
            String user, List<String> roles, String team, List<String> services, List<String> languages) {}

    private LifeOffice() throws SQLException {
        database = DriverManager.getConnection(RUNNING.database("queue"), "queue", "queue");
    }

    /** The office, entered by whoever comes first. */
    static LifeOffice aboard() {
        try {
            var office = new LifeOffice();
            office.execute(WITNESS);
            office.enterAccounts();
            comeAboard();
            office.enterStaff();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(office.rows("""
                                    select 'staff' as what from staff where office = '%1$s' and services <> '{}'
                                    union all select 'counter' from counter where office = '%1$s'
                                    union all select 'service' from service where office = '%1$s'
                                    union all select 'office' from office where code = '%1$s'
                                    """.formatted(OFFICE))).hasSize(5 + 4 + 3 + 1));
            return office;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void enterAccounts() {
        var accounts = Stream.concat(
                        STAFF.stream().map(one -> account(one.user(), one.roles())),
                        Stream.of(account(KIOSK, List.of("kiosk")), account(ADMINISTRATOR, List.of("admin"))))
                .toList();
        var keycloak = RUNNING.address("keycloak");
        var realm = RUNNING.issuer().substring(RUNNING.issuer().lastIndexOf('/') + 1);
        var administrator = given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .post(keycloak + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        given().header("Authorization", "Bearer " + administrator)
                .contentType(ContentType.JSON)
                .body(Map.of("ifResourceExists", "SKIP", "users", accounts))
                .post(keycloak + "/admin/realms/" + realm + "/partialImport")
                .then()
                .statusCode(200);
        STAFF.forEach(one -> users.put(subject(one.user()), one.user()));
    }

    private static Map<String, Object> account(String user, List<String> roles) {
        return Map.of(
                "username",
                user,
                "enabled",
                true,
                "emailVerified",
                true,
                "firstName",
                "Kim",
                "lastName",
                "Beispiel",
                "email",
                user + "@willkommen.example",
                "credentials",
                List.of(Map.of("type", "password", "value", user)),
                "realmRoles",
                roles,
                "attributes",
                Map.of("authority", List.of(AUTHORITY), "office", List.of(OFFICE), "locale", List.of("de")));
    }

    private static String subject(String user) {
        try {
            var claims = Base64.getUrlDecoder().decode(Platform.token(user).split("\\.")[1]);
            return new ObjectMapper().readTree(claims).path("sub").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void comeAboard() {
        var rules = new HashMap<String, Object>(Map.of(
                "verifiedAddress",
                false,
                "minimumLeadMinutes",
                0,
                "horizonDays",
                60,
                "holdMinutes",
                5,
                "gridMinutes",
                5,
                "startEveryMinutes",
                5,
                "activeBookingsPerAddress",
                50,
                "activeBookingsPerPerson",
                50,
                "holdsPerPerson",
                50));
        rules.put("newDaysAt", "00:00");
        rules.put("newDaysSpreadMinutes", 0);
        Platform.as(
                        "operator",
                        Map.of(
                                "code",
                                AUTHORITY,
                                "name",
                                "Amt der vielen Tage",
                                "holidayRegion",
                                "st",
                                "office",
                                Map.of(
                                        "code",
                                        OFFICE,
                                        "address",
                                        Map.of("street", "Im Leben 1", "postalCode", "39104", "city", "Magdeburg"),
                                        "timeZone",
                                        ZONE.getId(),
                                        "languages",
                                        List.of("de", "en", "ar"),
                                        "rules",
                                        rules),
                                "teams",
                                List.of(
                                        Map.of("code", "residence", "label", "Aufenthalt"),
                                        Map.of("code", "integration", "label", "Integration")),
                                "services",
                                List.of(
                                        service("residence-permit", "A", "residence"),
                                        service("residence-card-pickup", "B", "residence"),
                                        service("naturalisation-advice", "C", "integration")),
                                "counters",
                                List.of(
                                        Map.of("from", "101", "to", "103", "room", "1.", "team", "residence"),
                                        Map.of("from", "201", "room", "2.01", "team", "integration")),
                                "openings",
                                List.of(Map.of(
                                        "days",
                                        List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
                                        "opensAt",
                                        "00:00",
                                        "closesAt",
                                        "00:00")),
                                "administrator",
                                Map.of("subject", subject(ADMINISTRATOR))))
                .header("Idempotency-Key", UUID.nameUUIDFromBytes(new byte[] {2}))
                .post("/api/v1/onboarding")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(201, 409));
    }

    private static Map<String, Object> service(String code, String letter, String team) {
        return Map.of(
                "code",
                code,
                "durationMinutes",
                10,
                "furtherPersonMinutes",
                5,
                "maxPersons",
                4,
                "ticketLetter",
                letter,
                "team",
                team);
    }

    private void enterStaff() {
        users.forEach((subject, user) -> {
            var employee = STAFF.stream()
                    .filter(one -> one.user().equals(user))
                    .findFirst()
                    .orElseThrow();
            Platform.as(
                            ADMINISTRATOR,
                            Map.of(
                                    "team",
                                    employee.team(),
                                    "services",
                                    employee.services(),
                                    "languages",
                                    employee.languages(),
                                    "active",
                                    true))
                    .header("If-None-Match", "*")
                    .put("/api/v1/authorities/" + AUTHORITY + "/offices/" + OFFICE + "/staff/" + subject)
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(201, 412));
        });
    }

    @Override
    public void open() {
        for (var sql : List.of(
                "delete from wait_promise where ticket_id in (select id from ticket where office = '%s')",
                "delete from ticket_segment where ticket_id in (select id from ticket where office = '%s')",
                "delete from ticket where office = '%s'",
                "delete from ticket_number where office = '%s'",
                "delete from counter_session where office = '%s'",
                "delete from display_event where office = '%s'",
                // A revision is never used twice, by which the service knows its pictures.
                "update office_feed set revision = revision + 1000 where office = '%s'")) {
            execute(sql.formatted(OFFICE));
        }
    }

    @Override
    public String office() {
        return OFFICE;
    }

    @Override
    public List<Clerk> clerks() {
        return users.entrySet().stream()
                .map(user -> new Clerk(user.getKey(), user.getValue().equals("life-lead")))
                .toList();
    }

    @Override
    public RequestSpecification as(Clerk clerk, int instance) {
        return at(instance).header("Authorization", "Bearer " + Platform.token(users.get(clerk.subject())));
    }

    @Override
    public RequestSpecification kiosk(int instance) {
        return at(instance).header("Authorization", "Bearer " + Platform.token(KIOSK));
    }

    @Override
    public RequestSpecification anybody(int instance) {
        return at(instance);
    }

    @Override
    public RequestSpecification stranger(int which, int instance) {
        return at(instance)
                .header("Authorization", "Bearer " + Platform.token(which % 2 == 0 ? "clerk" : "lead-halle"));
    }

    private static RequestSpecification at(int instance) {
        var instances = RUNNING.instances("queue-service");
        assertThat(instances).hasSize(2);
        return given().baseUri(instances.get(instance % 2)).contentType(ContentType.JSON);
    }

    /** Soon, a little later, too far ahead to be checked in, tomorrow. */
    @Override
    public Optional<Appointment> book(int how) {
        var ahead = List.of(5, 30, 100, 24 * 60).get(how % 4);
        var now = now().atZone(ZONE);
        var start = now.truncatedTo(ChronoUnit.HOURS)
                .plusMinutes(now.getMinute() / 5 * 5 + 5L + ahead)
                .toOffsetDateTime();
        var appointments = RUNNING.instances("appointment-service");
        var held = given().baseUri(appointments.get(how % appointments.size()))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key())
                .body(Map.of(
                        "office",
                        OFFICE,
                        "services",
                        List.of(Map.of("code", "residence-permit")),
                        "start",
                        start.toString(),
                        "language",
                        "ar"))
                .post("/api/v1/bookings");
        if (held.statusCode() == 409) {
            return Optional.empty();
        }
        held.then().statusCode(201);
        var id = UUID.fromString(held.path("id"));
        tokens.put(id, held.path("token"));
        holder(id)
                .body(Map.of("familyName", "Person of " + id, "email", id + "@example.org"))
                .post("/api/v1/bookings/" + id + "/confirmation")
                .then()
                .statusCode(200);
        return Optional.of(new Appointment(
                id,
                held.path("reference"),
                OffsetDateTime.parse(held.path("start")).toInstant()));
    }

    @Override
    public void cancel(Appointment appointment) {
        holder(appointment.id())
                .post("/api/v1/bookings/" + appointment.id() + "/cancellation")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(rows("select status from booking where id = '" + appointment.id() + "'"))
                                .containsExactly(Map.of("status", "CANCELLED")));
    }

    private RequestSpecification holder(UUID booking) {
        return given().baseUri(RUNNING.address("appointment-service"))
                .contentType(ContentType.JSON)
                .header("Booking-Token", tokens.get(booking))
                .header("Idempotency-Key", key());
    }

    @Override
    public Instant now() {
        return Instant.now().plus(RUNNING.clockOffset()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void moveTo(Instant moment) {
        if (Duration.between(now(), moment).toSeconds() < 3) {
            await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> !now().isBefore(moment));
        }
    }

    @Override
    public boolean timeStandsStill() {
        return false;
    }

    /** Begins an instance to which the day ends then; the offices of the platform's other tests have nobody waiting between two. */
    @Override
    public void nightFalls(Instant closing) {
        var instance = begin(closing.atZone(ZONE).toLocalTime());
        try {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        assertThat(instance.isAlive()).isTrue();
                        assertThat(rows("""
                                        select counter from counter_session where office = '%1$s' and ended_at is null
                                        union all
                                        select number from ticket where office = '%1$s' and status in
                                            ('WAITING', 'TRANSFERRED', 'CALLED', 'SERVING', 'PARKED')
                                        """.formatted(OFFICE))).isEmpty();
                    });
        } finally {
            end(instance);
        }
    }

    private static Process begin(LocalTime closing) {
        var program = RunningPlatform.root().resolve("queue-service/target/quarkus-app/quarkus-run.jar");
        var command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx176m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        program.toString())
                .redirectErrorStream(true)
                .redirectOutput(RunningPlatform.findings()
                        .resolve("third-queue-service.log")
                        .toFile());
        var database = RUNNING.database("queue");
        command.environment()
                .putAll(Map.of(
                        "QUARKUS_PROFILE",
                        "demo",
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        "0",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        RUNNING.address("kafka"),
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        RUNNING.issuer(),
                        "QUARKUS_OIDC_TOKEN_ISSUER",
                        RUNNING.issuer(),
                        "WILLKOMMEN_PUBLIC_URL",
                        RUNNING.publicUrl(),
                        "WILLKOMMEN_CLOCK_OFFSET",
                        RUNNING.clockOffset().toString(),
                        "WILLKOMMEN_UPSTREAM_APPOINTMENT_URL",
                        RUNNING.address("appointment-service"),
                        "QUEUE_CLOSING_AT",
                        closing.toString()));
        command.environment()
                .putAll(Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        database,
                        "QUARKUS_DATASOURCE_USERNAME",
                        "queue",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "queue",
                        "WILLKOMMEN_SECRETS_KEY",
                        Base64.getEncoder().encodeToString(new byte[32])));
        try {
            return command.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void end(Process instance) {
        instance.destroy();
        await().atMost(Duration.ofSeconds(20)).until(() -> !instance.isAlive());
    }

    private synchronized void execute(String sql) {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("drop schema witness cascade");
        database.close();
    }

    @Override
    public String announced() {
        return "(select * from outbox union all select * from witness.outbox)";
    }

    @Override
    public synchronized List<Map<String, String>> rows(String sql) {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, String>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
