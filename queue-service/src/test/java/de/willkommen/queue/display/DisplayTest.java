package de.willkommen.queue.display;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.CounterTextPublished.Text;
import de.willkommen.queue.House;
import de.willkommen.queue.Listener;
import de.willkommen.queue.Person;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DisplayTest {

    private static final Person CLERK = Person.clerk(1);

    @Inject
    House house;

    @Inject
    ObjectMapper json;

    @TestHTTPResource
    URL address;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(CLERK, "101");
    }

    private Listener display(Map<String, String> headers) {
        var all = new java.util.HashMap<>(headers);
        all.put("Authorization", "Bearer " + house.tokenOf(Person.display()));
        return Listener.to(address, "/api/v1/offices/MD-ABH/display/stream", all);
    }

    @Test
    void displays_desks_and_phones_come_back_soon_and_not_all_in_one_moment() {
        var ticket = house.walkIn(PERMIT);
        var visitor = Map.of("Ticket-Token", ticket.token());
        var clerk = Map.of("Authorization", "Bearer " + house.tokenOf(CLERK));

        assertSpread(() -> display(Map.of()));
        assertSpread(() -> Listener.to(address, "/api/v1/offices/MD-ABH/waiting/stream", clerk));
        assertSpread(() -> Listener.to(address, "/api/v1/tickets/" + ticket.id() + "/stream", visitor));
    }

    /** Named before the first event, so that even a stream that is cut at once is not asked for again at once. */
    private static void assertSpread(Supplier<Listener> stream) {
        var retries = new ArrayList<Integer>();

        for (var number = 0; number < 5; number++) {
            try (var listener = stream.get()) {
                listener.next();
                retries.addAll(listener.retries());
            }
        }

        assertThat(retries).hasSize(5).allSatisfy(millis -> assertThat(millis).isBetween(500, 1_500));
        assertThat(retries.stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void a_call_is_on_the_display_within_a_second() throws Exception {
        house.walkIn(PERMIT);
        try (var display = display(Map.of())) {
            assertThat(display.next().name()).isEqualTo("snapshot");

            var called = house.called(CLERK, "101");

            var shown = display.next();
            assertThat(shown.name()).isEqualTo("called");
            var call = json.readTree(shown.data());
            assertThat(call.path("number").asText()).isEqualTo(called.number());
            assertThat(call.path("counter").asText()).isEqualTo("101");
            assertThat(call.path("room").asText()).isEqualTo("1.01");
        }
    }

    @Test
    void the_display_hears_calls_recalls_and_what_is_over() {
        house.walkIn(PERMIT);
        try (var display = display(Map.of())) {
            display.next();
            var ticket = house.called(CLERK, "101");
            house.advance(Duration.ofSeconds(30));
            house.done(CLERK, ticket, "recall");
            house.done(CLERK, ticket, "start");
            house.done(CLERK, ticket, "finish");

            assertThat(List.of(display.next(), display.next(), display.next()))
                    .extracting(Listener.Event::name)
                    .containsExactly("called", "recalled", "cleared");
        }
    }

    @Test
    void a_stream_goes_on_behind_the_last_event_without_loss_or_repetition() {
        IntStream.range(0, 6).forEach(person -> house.walkIn(PERMIT));
        String last;
        try (var display = display(Map.of())) {
            display.next();
            serve();
            display.next();
            last = display.next().id();
        }
        serve();
        serve();

        try (var back = display(Map.of("Last-Event-ID", last))) {
            var missed = List.of(back.next(), back.next(), back.next(), back.next());
            serve();

            assertThat(missed)
                    .extracting(Listener.Event::name)
                    .containsExactly("called", "cleared", "called", "cleared");
            assertThat(missed).extracting(event -> Long.parseLong(event.id())).containsExactly(3L, 4L, 5L, 6L);
            assertThat(back.next().id()).isEqualTo("7");
        }
    }

    @Test
    void many_calls_come_in_their_order_and_each_once() throws Exception {
        for (int person = 0; person < 30; person++) {
            house.walkIn(PERMIT);
        }
        house.signOn(Person.clerk(2), "102");
        try (var display = display(Map.of())) {
            display.next();

            var other = new Thread(() -> IntStream.range(0, 10).forEach(time -> serve(Person.clerk(2), "102")));
            other.start();
            IntStream.range(0, 10).forEach(time -> serve());
            other.join();

            var ids = new ArrayList<Long>();
            for (int event = 0; event < 40; event++) {
                ids.add(Long.parseLong(display.next().id()));
            }
            assertThat(ids)
                    .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 40)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void who_comes_with_a_number_from_elsewhere_gets_the_whole_picture() {
        try (var display = display(Map.of("Last-Event-ID", "4711"))) {
            assertThat(display.next().name()).isEqualTo("snapshot");
        }
        try (var display = display(Map.of("Last-Event-ID", "a lot"))) {
            assertThat(display.next().name()).isEqualTo("snapshot");
        }
    }

    /** What another instance committed is heard by NOTIFY; here it stands for that instance. */
    @Test
    void a_call_of_another_instance_is_heard() {
        house.walkIn(PERMIT);
        try (var display = display(Map.of())) {
            display.next();

            house.execute("begin; insert into display_event values ('MD-ABH', 1, 'called', 'A001', '104', '1.04', 'ar',"
                    + " 0, '2026-11-24T07:00:00Z', '2026-11-24T07:00:00Z');"
                    + " update office_feed set revision = revision + 1, display_number = 1 where office = 'MD-ABH';"
                    + " commit; select pg_notify('office_changed', 'MD-ABH')");

            assertThat(display.next().data()).contains("A001");
        }
    }

    @Test
    void a_call_nobody_was_woken_for_is_found_by_looking() {
        house.walkIn(PERMIT);
        try (var display = display(Map.of())) {
            display.next();

            house.execute("begin; insert into display_event values ('MD-ABH', 1, 'called', 'A001', '104', '1.04', 'ar',"
                    + " 0, '2026-11-24T07:00:00Z', '2026-11-24T07:00:00Z');"
                    + " update office_feed set revision = revision + 1, display_number = 1 where office = 'MD-ABH';"
                    + " commit");

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(display.next().name()).isEqualTo("called"));
        }
    }

    @Test
    void a_silent_stream_says_that_it_lives() {
        try (var display = display(Map.of())) {
            display.next();

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !display.comments().isEmpty());
        }
    }

    /** DOMAIN, section 7: name list on the public screen. */
    @Test
    void the_display_carries_numbers_and_never_a_name_or_an_id() {
        house.booked("MD-7K3QX9WC", 5);
        var ticket = house.checkedIn("MD-7K3QX9WC");
        house.walkIn(PERMIT);
        house.called(CLERK, "101");

        var snapshot = house.as(Person.display()).get("/api/v1/offices/MD-ABH/display");

        assertThat(snapshot.statusCode()).isEqualTo(200);
        assertThat(snapshot.jsonPath().getMap("").keySet())
                .containsExactlyInAnyOrder(
                        "office",
                        "now",
                        "eventId",
                        "calls",
                        "waiting",
                        "waitMinutes",
                        "services",
                        "lobbyCode",
                        "lobbyUrl");
        assertThat(snapshot.jsonPath().getMap("calls[0]").keySet())
                .containsExactlyInAnyOrder("number", "counter", "room", "calledAt", "language", "recalls");
        assertThat(snapshot.asString()).doesNotContain(ticket.id().toString(), "7K3QX9WC", CLERK.subject());
        assertThat(snapshot.jsonPath().getInt("waiting")).isEqualTo(1);
    }

    @Test
    void the_newest_eight_calls_are_shown() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.signOn(Person.clerk(2), "102");
        house.called(CLERK, "101");
        house.advance(Duration.ofSeconds(1));
        house.called(Person.clerk(2), "102");

        var snapshot = house.as(Person.display()).get("/api/v1/offices/MD-ABH/display");

        assertThat(snapshot.jsonPath().getList("calls.counter", String.class)).containsExactly("102", "101");
    }

    @Test
    void the_longest_queue_is_named_first_with_what_its_last_one_was_told() {
        house.walkIn(House.PICKUP);
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        var last = house.walkIn(PERMIT);

        var shown =
                house.as(Person.display()).get("/api/v1/offices/MD-ABH/display").jsonPath();

        assertThat(shown.getList("services.code", String.class)).containsExactly(PERMIT, House.PICKUP);
        assertThat(shown.getList("services.waiting", Integer.class)).containsExactly(3, 1);
        assertThat(shown.getMap("services[0].waitMinutes"))
                .isEqualTo(house.as(CLERK)
                        .get("/api/v1/tickets/" + last.id())
                        .jsonPath()
                        .getMap("waitMinutes"));
    }

    @Test
    void the_ways_to_the_counters_of_the_office_are_told_in_all_languages() {
        house.tell(
                "content",
                CounterTextPublished.PUBLISHED,
                new CounterTextPublished(
                        "MD", "101", 2, Map.of("de", new Text("Erste links."), "ar", new Text("يساراً."))));
        house.tell(
                "content",
                CounterTextPublished.PUBLISHED,
                new CounterTextPublished("MD", "999", 1, Map.of("de", new Text("Anderswo."))));

        var ways = house.as(Person.display())
                .get("/api/v1/offices/MD-ABH/display/ways")
                .jsonPath();

        assertThat(ways.getMap("")).containsExactly(Map.entry("101", Map.of("ar", "يساراً.", "de", "Erste links.")));
    }

    @Test
    void the_waiting_list_streams_after_every_change() {
        try (var desk = Listener.to(
                address,
                "/api/v1/offices/MD-ABH/waiting/stream",
                Map.of("Authorization", "Bearer " + house.tokenOf(CLERK)))) {
            desk.expect("waiting", data -> data.contains("\"tickets\":[]"));

            house.walkIn(PERMIT);

            desk.expect("waiting", data -> data.contains("A001"));
        }
    }

    private void serve() {
        serve(CLERK, "101");
    }

    private void serve(Person clerk, String counter) {
        var ticket = house.called(clerk, counter);
        house.done(clerk, ticket, "start");
        house.done(clerk, ticket, "finish");
    }
}
