package de.willkommen.queue.visit;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.PICKUP;
import static de.willkommen.queue.House.problem;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Listener;
import de.willkommen.queue.Person;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VisitorTest {

    @Inject
    House house;

    @Inject
    TestClock clock;

    @TestHTTPResource
    URL address;

    @BeforeEach
    void open() {
        house.open();
    }

    private String lobbyCode() {
        return house.as(Person.display())
                .get("/api/v1/offices/MD-ABH/lobby-code")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("code");
    }

    private Response byPhone(String code) {
        return byPhone(code, UUID.randomUUID());
    }

    private Response byPhone(String code, UUID key) {
        return house.anybody()
                .header("Idempotency-Key", key)
                .body(Map.of("office", "MD-ABH", "services", List.of(PERMIT), "language", "ar", "lobbyCode", code))
                .post("/api/v1/tickets");
    }

    @Test
    void a_phone_in_the_lobby_takes_a_number() {
        var answer = byPhone(lobbyCode());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("number")).isEqualTo("A001");
        assertThat(answer.jsonPath().getString("language")).isEqualTo("ar");
        assertThat(answer.jsonPath().getString("token")).hasSize(22);
        assertThat(house.rows("select via from ticket")).containsExactly(Map.of("via", "PHONE"));
    }

    @Test
    void the_code_changes_every_five_minutes_and_is_valid_for_ten() {
        var code = lobbyCode();

        house.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(lobbyCode()).isEqualTo(code);
        house.advance(Duration.ofSeconds(1));
        assertThat(lobbyCode()).isNotEqualTo(code);
        house.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(byPhone(code).statusCode()).isEqualTo(201);
        house.advance(Duration.ofSeconds(1));
        var expired = byPhone(code);

        assertThat(expired.statusCode()).isEqualTo(403);
        assertThat(problem(expired)).isEqualTo("lobby-code-expired");
    }

    @Test
    void a_code_of_another_office_or_none_gives_no_number() {
        var other = house.as(Person.display().inOtherOffice())
                .get("/api/v1/offices/MD-SUED/lobby-code")
                .jsonPath()
                .getString("code");

        assertThat(byPhone(other).statusCode()).isEqualTo(403);
        assertThat(house.anybody()
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body(Map.of("office", "MD-ABH", "services", List.of(PERMIT)))
                        .post("/api/v1/tickets")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_repeated_request_gives_the_same_ticket_and_token() {
        var code = lobbyCode();
        var key = UUID.randomUUID();

        var first = byPhone(code, key);
        var again = byPhone(code, key);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(house.rows("select answer from performed_command").toString())
                .doesNotContain(first.jsonPath().getString("token"));
    }

    @Test
    void who_holds_an_open_ticket_gets_no_second() {
        var code = lobbyCode();
        var first = House.Ticket.of(byPhone(code));

        var second = house.anybody()
                .header("Idempotency-Key", UUID.randomUUID())
                .header("Ticket-Token", first.token())
                .body(Map.of("office", "MD-ABH", "services", List.of(PERMIT), "lobbyCode", code, "ticket", first.id()))
                .post("/api/v1/tickets");

        assertThat(problem(second)).isEqualTo("already-waiting");
        assertThat(second.jsonPath().getString("detail")).isEqualTo("Sie warten bereits mit der Nummer A001.");
    }

    @Test
    void numbers_are_unique_when_everybody_comes_at_once() {
        var answers = new ArrayList<CompletableFuture<String>>();
        for (int person = 0; person < 40; person++) {
            answers.add(CompletableFuture.supplyAsync(() -> house.walkIn(PERMIT).number()));
        }

        var numbers = answers.stream().map(CompletableFuture::join).toList();

        assertThat(numbers).doesNotHaveDuplicates().hasSize(40).contains("A001", "A040");
    }

    @Test
    void each_letter_and_each_day_counts_for_itself() {
        assertThat(house.walkIn(PERMIT).number()).isEqualTo("A001");
        assertThat(house.walkIn(PICKUP).number()).isEqualTo("B001");
        house.advance(Duration.ofDays(1));
        assertThat(house.walkIn(PERMIT).number()).isEqualTo("A001");
    }

    @Test
    void what_is_wrong_is_named() {
        assertThat(wrongField(Map.of("office", "MD-ABH"))).isEqualTo("services");
        assertThat(wrongField(Map.of("office", "MD-ABH", "services", List.of(PERMIT, "tea"))))
                .isEqualTo("services[1]");
        assertThat(wrongField(Map.of("office", "MD-ABH", "services", List.of(PERMIT), "language", "xx")))
                .isEqualTo("language");
        assertThat(wrongField(
                        Map.of("office", "MD-ABH", "services", List.of(PERMIT), "accessNeeds", List.of("diabetes"))))
                .isEqualTo("accessNeeds[0]");
        assertThat(wrongField(Map.of("office", "MD-NORD", "services", List.of(PERMIT))))
                .isEqualTo("office");
        assertThat(wrongField(Map.of("office", "MD-ABH", "services", "tea"))).isEqualTo("services");
    }

    private String wrongField(Map<String, ?> wish) {
        return house.walkIn(Person.kiosk(), wish)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath()
                .getString("errors[0].field");
    }

    @Test
    void what_no_counter_does_together_needs_two_numbers() {
        var refused = house.walkIn(Person.kiosk(), Map.of("office", "MD-ABH", "services", List.of(PERMIT, ADVICE)));

        assertThat(problem(refused)).isEqualTo("services-apart");
    }

    @Test
    void the_ticket_is_shown_to_who_has_its_token_alone() {
        var ticket = house.walkIn(PERMIT);
        var path = "/api/v1/tickets/" + ticket.id();

        assertThat(house.anybody().get(path).statusCode()).isEqualTo(401);
        assertThat(house.anybody().header("Ticket-Token", "wrong").get(path).statusCode())
                .isEqualTo(404);
        assertThat(house.anybody()
                        .header("Ticket-Token", ticket.token())
                        .get("/api/v1/tickets/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        var shown = house.anybody().header("Ticket-Token", ticket.token()).get(path);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(shown.jsonPath().getMap("")).doesNotContainKeys("token", "bookingId", "accessNeeds", "dueAt");
    }

    @Test
    void the_way_to_the_counter_is_told_in_the_visitors_language() {
        var ticket = house.walkIn(PERMIT);
        house.signOn(Person.clerk(1), "101");
        house.called(Person.clerk(1), "101");

        var shown = house.anybody()
                .header("Accept-Language", "ar")
                .header("Ticket-Token", ticket.token())
                .get("/api/v1/tickets/" + ticket.id())
                .jsonPath();

        assertThat(shown.getString("counter")).isEqualTo("101");
        assertThat(shown.getString("room")).isEqualTo("1.01");
        assertThat(shown.getString("directions")).isEqualTo("الشباك 101 هو الباب الأول على اليسار.");
        assertThat(shown.getString("ahead")).isNull();
    }

    @Test
    void who_leaves_has_left_and_saying_it_twice_changes_nothing() {
        var ticket = house.walkIn(PERMIT);

        for (int time = 0; time < 2; time++) {
            house.anybody()
                    .header("Ticket-Token", ticket.token())
                    .post("/api/v1/tickets/" + ticket.id() + "/leave")
                    .then()
                    .statusCode(200);
        }

        assertThat(house.eventsOf(ticket)).containsExactly("ticket.opened.v1", "ticket.left.v1");
    }

    @Test
    void who_is_being_called_cannot_leave() {
        var ticket = house.walkIn(PERMIT);
        house.signOn(Person.clerk(1), "101");
        house.called(Person.clerk(1), "101");

        var refused = house.anybody()
                .header("Ticket-Token", ticket.token())
                .post("/api/v1/tickets/" + ticket.id() + "/leave");

        assertThat(problem(refused)).isEqualTo("ticket-state");
    }

    @Test
    void a_telephone_number_is_forwarded_and_not_kept() {
        var ticket = house.walkIn(PERMIT);

        leaveNumber(ticket, "0151 1234 5678").then().statusCode(204);

        assertThat(house.rows("select topic, key, payload ->> 'phone' as phone, payload ->> 'subject' as subject,"
                        + " payload -> 'links' ->> 'ticket' as link, payload ->> 'revision' as revision"
                        + " from outbox where type = 'contact.changed.v1'"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("topic", "willkommen.contact.personal.v1")
                        .containsEntry("key", ticket.id().toString())
                        .containsEntry("phone", "+4915112345678")
                        .containsEntry("subject", "TICKET")
                        .containsEntry("revision", "1")
                        .hasEntrySatisfying(
                                "link",
                                link -> assertThat(link)
                                        .startsWith("http://localhost:8080/l/t")
                                        .endsWith(ticket.token())));
        assertThat(house.rows("select * from ticket").toString()).doesNotContain("15112345678");
    }

    @Test
    void a_call_after_that_says_that_the_visitor_can_be_reached() {
        var ticket = house.walkIn(PERMIT);
        leaveNumber(ticket, "+49 151 12345678").then().statusCode(204);
        house.signOn(Person.clerk(1), "101");
        house.called(Person.clerk(1), "101");

        assertThat(house.rows(
                        "select payload ->> 'contactable' as contactable, payload ->> 'contactRevision' as revision"
                                + " from outbox where type = 'ticket.called.v1'"))
                .containsExactly(Map.of("contactable", "true", "revision", "1"));
    }

    @Test
    void what_is_no_telephone_number_is_refused() {
        var ticket = house.walkIn(PERMIT);

        for (var wrong : List.of("", "12", "call me", "9".repeat(50))) {
            assertThat(leaveNumber(ticket, wrong).jsonPath().getString("errors[0].field"))
                    .isEqualTo("phone");
        }
    }

    private Response leaveNumber(House.Ticket ticket, String phone) {
        return house.anybody()
                .header("Ticket-Token", ticket.token())
                .body(Map.of("phone", phone))
                .put("/api/v1/tickets/" + ticket.id() + "/contact");
    }

    @Test
    void the_stream_of_a_ticket_tells_of_the_call() {
        var ticket = house.walkIn(PERMIT);
        house.signOn(Person.clerk(1), "101");
        try (var listener = Listener.to(
                address, "/api/v1/tickets/" + ticket.id() + "/stream", Map.of("Ticket-Token", ticket.token()))) {
            listener.expect("ticket", data -> data.contains("\"WAITING\""));

            house.called(Person.clerk(1), "101");

            listener.expect("ticket", data -> data.contains("\"CALLED\"") && data.contains("\"101\""));
        }
    }

    @Test
    void how_full_it_is_everybody_may_know() {
        house.walkIn(PERMIT);
        house.signOn(Person.clerk(1), "101");

        var queue = house.anybody().get("/api/v1/offices/MD-ABH/queue").jsonPath();

        assertThat(queue.getInt("waiting")).isEqualTo(1);
        assertThat(queue.getInt("countersOpen")).isEqualTo(1);
        assertThat(queue.getInt("waitMinutes.p50")).isPositive();
        assertThat(queue.getInt("waitMinutes.p90")).isGreaterThanOrEqualTo(queue.getInt("waitMinutes.p50"));
    }
}
