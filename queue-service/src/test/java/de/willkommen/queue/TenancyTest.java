package de.willkommen.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.events.CounterChanged;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** DOMAIN, section 7: any other office's ticket callable by its id; citizen token not verified behind the gateway. */
@QuarkusTest
class TenancyTest {

    private static final List<String> VERBS =
            List.of("recall", "start", "finish", "no-show", "park", "resume", "transfer", "undo");
    private static final List<String> OF_THE_OFFICE = List.of(
            "GET /api/v1/offices/MD-ABH/waiting",
            "GET /api/v1/offices/MD-ABH/waiting/stream",
            "GET /api/v1/offices/MD-ABH/display",
            "GET /api/v1/offices/MD-ABH/display/stream",
            "GET /api/v1/offices/MD-ABH/lobby-code",
            "GET /api/v1/offices/MD-ABH/statistics",
            "GET /api/v1/counters/101",
            "PUT /api/v1/counters/101/session",
            "DELETE /api/v1/counters/101/session",
            "POST /api/v1/counters/101/next");

    /** Everybody may ask; nothing about a person is answered. */
    private static final Set<String> FOR_EVERYBODY = Set.of(
            "GET /api/v1/offices/{office}/numbers",
            "GET /api/v1/offices/{office}/queue",
            "GET /api/v1/offices/{office}/statistics/public/weeks",
            "GET /api/v1/offices/{office}/statistics/public/weeks.csv");

    /** Name nothing in their address. */
    private static final Set<String> WITHOUT_ID = Set.of(
            "POST /api/v1/check-ins",
            "POST /api/v1/tickets",
            "POST /api/v1/queue/announcements",
            "GET /api/v1/queue/retention");

    /** Whoever shows the ticket's secret, staff or not. */
    private static final Set<String> OF_THE_HOLDER =
            Set.of("PUT /api/v1/tickets/{id}/contact", "POST /api/v1/tickets/{id}/leave");

    private static final String EVERY_ROLE = "clerk lead admin kiosk display operator call-out-of-turn";

    /** Good enough for each of them. */
    private static final Map<String, String> BODY =
            Map.of("counter", "101", "reason", "darum", "phone", "+49 391 5401234");

    @Inject
    House house;

    private House.Ticket ticket;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(Person.clerk(1), "101");
        house.walkIn(House.PERMIT);
        ticket = house.called(Person.clerk(1), "101");
    }

    @Test
    void another_offices_or_authoritys_things_do_not_exist() {
        for (var stranger : List.of(
                Person.lead().inOtherOffice(),
                Person.lead().inOtherAuthority(),
                Person.clerk(1).inOtherOffice())) {
            for (var call : OF_THE_OFFICE) {
                assertThat(send(house.as(stranger), call)).as(call).isEqualTo(404);
            }
            for (var verb : VERBS) {
                Map<String, String> body = verb.equals("transfer") ? Map.of("counter", "101") : Map.of();
                assertThat(house.step(stranger, ticket, verb, body).statusCode())
                        .as(verb)
                        .isEqualTo(404);
            }
            assertThat(house.as(stranger).get("/api/v1/tickets/" + ticket.id()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(house.rows("select status from ticket")).containsExactly(Map.of("status", "CALLED"));
    }

    /** Every endpoint of the interface, so that none is forgotten. */
    @TestFactory
    Stream<DynamicTest> nobody_reaches_another_offices_things_by_their_id() throws IOException {
        var strangers = List.of(
                new Person("stranger", EVERY_ROLE, "MD", "MD-SUED"),
                new Person("stranger", EVERY_ROLE, "HAL", "HAL-ABH"));
        var other = house.walkIn(House.PERMIT);
        return endpoints()
                .filter(endpoint -> !FOR_EVERYBODY.contains(endpoint) && !WITHOUT_ID.contains(endpoint))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint, () -> {
                    for (var stranger : strangers) {
                        var request = house.as(stranger);
                        if (OF_THE_HOLDER.contains(endpoint)) {
                            request.header("Ticket-Token", other.token());
                        }
                        assertThat(send(request, filled(endpoint), BODY)).isEqualTo(404);
                    }
                    assertThat(house.rows("select status, counter, contactable from ticket order by number"))
                            .containsExactly(
                                    Map.of("status", "CALLED", "counter", "101", "contactable", "f"), waitingFor("f"));
                    assertThat(house.rows("select clerk from counter_session where ended_at is null"))
                            .containsExactly(Map.of("clerk", Person.clerk(1).subject()));
                    assertThat(house.rows("select office from calling_policy union all select office from wait_alert"))
                            .isEmpty();
                }));
    }

    private static Map<String, String> waitingFor(String contactable) {
        var row = new HashMap<String, String>();
        row.put("status", "WAITING");
        row.put("counter", null);
        row.put("contactable", contactable);
        return row;
    }

    private static Stream<String> endpoints() throws IOException {
        var paths = new ObjectMapper()
                .readTree(Files.readString(Path.of("src/main/openapi/openapi.json")))
                .path("paths");
        return paths.properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(List.of("get", "post", "put", "delete", "patch")::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    private String filled(String endpoint) {
        return endpoint.replace("{office}", "MD-ABH")
                .replace("{counter}", "101")
                .replace("{id}", ticket.id().toString());
    }

    @Test
    void nobody_is_sent_to_or_called_at_a_counter_of_another_office() {
        house.tell(
                "office",
                CounterChanged.CHANGED,
                new CounterChanged(
                        "MD",
                        "MD-SUED",
                        "301",
                        1,
                        "3.01",
                        "residence",
                        House.RESIDENCE,
                        List.of("de"),
                        List.of(),
                        true));
        var clerk = Person.clerk(1);

        for (var call : List.of(
                "GET /api/v1/counters/301",
                "PUT /api/v1/counters/301/session",
                "DELETE /api/v1/counters/301/session",
                "POST /api/v1/counters/301/next")) {
            assertThat(send(house.as(clerk), call)).as(call).isEqualTo(404);
        }
        assertThat(house.step(clerk, ticket, "transfer", Map.of("counter", "301"))
                        .statusCode())
                .isEqualTo(400);
        house.done(clerk, ticket, "park");
        assertThat(House.problem(house.step(clerk, ticket, "resume", Map.of("counter", "301"))))
                .isEqualTo("not-signed-on");
        assertThat(house.rows("select status, counter from ticket"))
                .containsExactly(Map.of("status", "PARKED", "counter", "101"));
    }

    @Test
    void another_authoritys_announcement_tells_nothing_of_this_one() {
        var admin = new Person(UUID.randomUUID().toString(), "admin", "HAL", "HAL-ABH");

        var answer = house.as(admin).post("/api/v1/queue/announcements");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getInt("tickets")).isZero();
    }

    @Test
    void another_office_takes_no_numbers_here_and_checks_nobody_in() {
        house.booked("MD-7K3QX9WC", 5);
        var kiosk = Person.kiosk().inOtherOffice();

        assertThat(house.walkIn(kiosk, Map.of("office", "MD-ABH", "services", List.of(House.PERMIT)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.as(kiosk)
                        .body(Map.of("office", "MD-ABH", "reference", "MD-7K3QX9WC"))
                        .post("/api/v1/check-ins")
                        .statusCode())
                .isEqualTo(404);
    }

    @TestFactory
    Stream<DynamicTest> who_has_no_token_or_the_wrong_role_is_turned_away() {
        Function<String, Person> as = role -> new Person(UUID.randomUUID().toString(), role, "MD", "MD-ABH");
        var calls = Stream.concat(
                Stream.concat(OF_THE_OFFICE.stream(), Stream.of("POST /api/v1/check-ins")),
                VERBS.stream().map(verb -> "POST /api/v1/tickets/" + UUID.randomUUID() + "/" + verb));
        return calls.map(call -> DynamicTest.dynamicTest(call, () -> {
            house.open();
            assertThat(send(house.anybody(), call)).isEqualTo(401);
            assertThat(send(house.as(as.apply("citizen")), call)).isEqualTo(403);
            assertThat(send(house.as(as.apply("partner")), call)).isEqualTo(403);
            if (!call.contains("/display") && !call.contains("lobby-code")) {
                assertThat(send(house.as(as.apply("display")), call)).isEqualTo(403);
            }
        }));
    }

    @Test
    void whatever_is_sent_is_never_an_error_of_ours() {
        var odd = "\u0000\u0001";
        var clerk = Person.clerk(1);
        var today = "2026-11-24";

        assertThat(Stream.of(
                                house.walkIn(clerk, Map.of("office", odd, "services", List.of(House.PERMIT))),
                                house.walkIn(clerk, Map.of("office", "MD-ABH", "services", List.of(odd))),
                                house.walkIn(clerk, Map.of("office", List.of(), "services", 7)),
                                house.checkIn(clerk, odd),
                                house.step(clerk, ticket, "park", Map.of("reason", odd)),
                                house.step(clerk, ticket, "park", Map.of("until", "+999999999-12-31T23:59:59Z")),
                                house.step(clerk, ticket, "transfer", Map.of("counter", odd)),
                                house.as(clerk).body("{").put("/api/v1/counters/101/session"),
                                house.as(clerk).body("[]").post("/api/v1/check-ins"),
                                house.as(clerk).get("/api/v1/counters/%00"),
                                house.as(clerk).get("/api/v1/offices/%00/waiting"),
                                house.as(clerk).get("/api/v1/offices/MD-ABH/statistics?date=" + today + "x"),
                                house.as(clerk).get("/api/v1/offices/MD-ABH/statistics?date=%2B999999999-01-01"),
                                house.as(clerk).get("/api/v1/tickets/not-a-uuid"),
                                house.anybody().get("/api/v1/offices/" + "x".repeat(300) + "/queue"))
                        .map(io.restassured.response.Response::statusCode))
                .allSatisfy(status -> assertThat(status).isBetween(400, 499));
    }

    @Test
    void a_forged_or_foreign_token_is_none() {
        var forged = house.tokenOf(Person.clerk(1)).replaceAll("\\.[^.]*$", ".AAAA");

        assertThat(house.anybody()
                        .auth()
                        .oauth2(forged)
                        .get("/api/v1/offices/MD-ABH/waiting")
                        .statusCode())
                .isEqualTo(401);
    }

    private static int send(RequestSpecification as, String call) {
        return send(as, call, Map.of());
    }

    private static int send(RequestSpecification as, String call, Map<String, ?> body) {
        var parts = call.split(" ");
        return as.body(body)
                .header("Idempotency-Key", UUID.randomUUID())
                .request(parts[0], parts[1])
                .statusCode();
    }
}
