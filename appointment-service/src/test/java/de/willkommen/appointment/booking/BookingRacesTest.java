package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.office.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many at once on the real database. */
@QuarkusTest
class BookingRacesTest extends ServiceTest {

    private static ExecutorService threads;

    @BeforeAll
    static void threads() {
        threads = Executors.newFixedThreadPool(50);
    }

    @AfterAll
    static void end() {
        threads.shutdownNow();
    }

    @Test
    void of_fifty_who_want_the_last_free_place_one_gets_it_and_the_others_real_alternatives() throws Exception {
        var office = anOffice().create();

        var answers = atOnce(IntStream.range(0, 50)
                .mapToObj(i -> wants(() -> hold(office, "permit", "2026-11-25T10:00:00+01:00")))
                .toList());

        assertThat(statuses(answers)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(refusal -> {
            assertThat(refusal.<String>path("type")).endsWith("#slot-taken");
            assertThat(refusal.<List<?>>path("alternatives")).isNotEmpty();
            assertThat(refusal.<List<String>>path("alternatives.start")).doesNotContain("2026-11-25T10:00:00+01:00");
        });
        assertThat(claims(office)).isEqualTo(1);
        assertThat(hold(
                                office,
                                "permit",
                                answers.stream()
                                        .filter(answer -> answer.statusCode() == 409)
                                        .findFirst()
                                        .orElseThrow()
                                        .path("alternatives[0].start"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void as_many_get_a_time_as_there_are_counters() throws Exception {
        var office = anOffice().counters(7).create();

        var answers = atOnce(IntStream.range(0, 50)
                .mapToObj(i -> wants(() -> hold(office, "permit", "2026-11-25T10:00:00+01:00")))
                .toList());

        assertThat(statuses(answers)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(7);
        assertThat(count("select count(distinct counter) from booking where office = ? and status = 'HELD'", office))
                .isEqualTo(7);
    }

    /** The first reference of the hold is one that another booking has. */
    @Test
    void a_reference_that_somebody_has_is_replaced_by_another() throws Exception {
        var office = anOffice().create();
        var other = held(office, "permit", "2026-11-25T09:00:00+01:00");
        execute("create sequence tries");
        execute("""
                create function repeat_a_reference() returns trigger language plpgsql as $$
                begin
                    if nextval('tries') = 1 then new.reference := '%s'; end if;
                    return new;
                end $$
                """.formatted(other.reference()));
        execute("create trigger repeat before insert on booking for each row when (new.office = '" + office
                + "') execute function repeat_a_reference()");
        try {
            var answer = hold(office, "permit", "2026-11-25T10:00:00+01:00");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.<String>path("reference")).isNotEqualTo(other.reference());
            assertThat(rows("select reference from booking where id = ?", UUID.fromString(answer.path("id"))))
                    .containsExactly(Map.of("reference", answer.path("reference")));
            assertThat(count("select last_value from tries where ? is not null", office))
                    .isEqualTo(2);
            assertThat(claims(office)).isEqualTo(2);
            assertThat(announcedTypes(holder(answer))).containsExactly("booking.held.v1");
        } finally {
            execute("drop trigger repeat on booking");
            execute("drop function repeat_a_reference");
            execute("drop sequence tries");
        }
    }

    @Test
    void times_that_cross_are_taken_once() throws Exception {
        var office = anOffice().create();

        var answers = atOnce(IntStream.range(0, 50)
                .mapToObj(i -> wants(() ->
                        hold(office, "permit", i % 2 == 0 ? "2026-11-25T10:00:00+01:00" : "2026-11-25T10:15:00+01:00")))
                .toList());

        assertThat(statuses(answers)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(claims(office)).isEqualTo(1);
    }

    @Test
    void a_run_out_hold_is_replaced_by_exactly_one_of_many() throws Exception {
        var office = anOffice().create();
        var late = held(office, "permit", "2026-11-25T10:00:00+01:00");
        clock.advance(Duration.ofMinutes(10));

        var answers = atOnce(IntStream.range(0, 30)
                .mapToObj(i -> wants(() -> hold(office, "permit", "2026-11-25T10:00:00+01:00")))
                .toList());

        assertThat(statuses(answers)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(announcedTypes(late)).containsExactly("booking.held.v1", "booking.expired.v1");
        assertThat(claims(office)).isEqualTo(1);
    }

    @Test
    void a_hold_that_ends_while_it_is_confirmed_belongs_to_one_of_the_two() throws Exception {
        var office = anOffice().create();
        for (var round = 0; round < 15; round++) {
            clock.reset();
            var start = "2026-11-%02dT09:00:00+01:00".formatted(25 + round % 5);
            var first = held(office, "permit", start);

            var answers = atOnce(List.of(() -> confirm(first), () -> {
                clock.advance(Duration.ofMinutes(10));
                return hold(office, "permit", start);
            }));

            assertThat(answers.get(0).statusCode()).isIn(200, 410);
            assertThat(answers.get(1).statusCode()).isEqualTo(answers.get(0).statusCode() == 200 ? 409 : 201);
            assertThat(claims(office)).isEqualTo(1);
            if (answers.get(0).statusCode() == 200) {
                cancel(first).then().statusCode(200);
            } else {
                cancel(holder(answers.get(1))).then().statusCode(200);
            }
        }
    }

    @Test
    void pressing_confirm_many_times_at_once_confirms_once() throws Exception {
        var office = anOffice().create();
        var booking = holder(request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit", "persons", 2)),
                        "start",
                        "2026-11-25T10:00:00+01:00")))
                .post("/api/v1/bookings"));
        var family = Map.of("familyName", "Öztürk", "people", List.of(Map.of("familyName", "Aydın")));

        var answers = atOnce(IntStream.range(0, 12)
                .mapToObj(i -> wants(() -> confirm(booking, family)))
                .toList());

        assertThat(statuses(answers)).containsOnly(200);
        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1", "booking.confirmed.v1");
        assertThat(count("select version from booking where id = ?", UUID.fromString(booking.id())))
                .isEqualTo(1);
        assertThat(count("select count(*) from booking_person where booking = ?", UUID.fromString(booking.id())))
                .isEqualTo(1);
    }

    @Test
    void a_move_that_meets_a_cancellation_leaves_nothing_taken() throws Exception {
        var office = anOffice().create();
        for (var round = 0; round < 15; round++) {
            var booking = confirmed(office, "permit", "2026-11-25T09:00:00+01:00");

            var answers = atOnce(List.of(() -> move(booking, "2026-11-25T11:00:00+01:00"), () -> cancel(booking)));

            assertThat(answers.get(0).statusCode()).isIn(200, 409);
            assertThat(answers.get(1).statusCode()).isEqualTo(200);
            assertThat(status(booking)).isEqualTo("CANCELLED");
            assertThat(claims(office)).isZero();
        }
    }

    @Test
    void two_bookings_that_move_into_each_others_place_both_stay_where_they_are() throws Exception {
        var office = anOffice().create();
        var nine = confirmed(office, "permit", "2026-11-25T09:00:00+01:00");
        var ten = confirmed(office, "permit", "2026-11-25T10:00:00+01:00");

        var answers = atOnce(
                List.of(() -> move(nine, "2026-11-25T10:00:00+01:00"), () -> move(ten, "2026-11-25T09:00:00+01:00")));

        assertThat(statuses(answers)).containsOnly(409);
        assertThat(show(nine).<String>path("start")).isEqualTo("2026-11-25T09:00:00+01:00");
        assertThat(show(ten).<String>path("start")).isEqualTo("2026-11-25T10:00:00+01:00");
        assertThat(claims(office)).isEqualTo(2);
    }

    @Test
    void many_who_move_to_the_same_place_do_not_get_in_each_others_way() throws Exception {
        var office = anOffice().counters(4).create();
        var bookings = IntStream.range(0, 4)
                .mapToObj(i -> confirmed(office, "permit", "2026-11-25T09:00:00+01:00"))
                .toList();
        confirmed(office, "permit", "2026-11-25T11:00:00+01:00");
        confirmed(office, "permit", "2026-11-25T11:00:00+01:00");

        var answers = atOnce(bookings.stream()
                .map(booking -> wants(() -> move(booking, "2026-11-25T11:00:00+01:00")))
                .toList());

        assertThat(statuses(answers)).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(2);
        assertThat(claims(office)).isEqualTo(6);
    }

    /** Bug of DOMAIN, section 7: two bookings by double click. */
    @Test
    void a_double_click_makes_one_booking_and_gets_one_answer() throws Exception {
        var office = anOffice().counters(5).create();
        var key = UUID.randomUUID();

        var answers = atOnce(IntStream.range(0, 10)
                .mapToObj(i -> wants(() -> hold(office, "permit", "2026-11-25T10:00:00+01:00", key)))
                .toList());

        assertThat(statuses(answers)).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.body().asString()).distinct())
                .hasSize(1);
        assertThat(count("select count(*) from booking where office = ?", office))
                .isEqualTo(1);
    }

    @Test
    void the_last_booking_an_address_may_have_is_confirmed_once() throws Exception {
        var office = anOffice()
                .counters(10)
                .rules(new Office.BookingRules(false, 0, 365, 10, 5, 15, 1, 10_000, 10_000, LocalTime.MIDNIGHT, 0))
                .create();
        var holds = IntStream.range(0, 6)
                .mapToObj(i -> held(office, "permit", "2026-11-25T10:00:00+01:00"))
                .toList();

        var answers = atOnce(holds.stream()
                .map(hold -> wants(() -> confirm(hold, Map.of("familyName", "Öztürk", "email", "Layla@example.org"))))
                .toList());

        assertThat(statuses(answers)).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(refusal -> assertThat(refusal.<String>path("type")).endsWith("#too-many-bookings"));
    }

    private long claims(String office) {
        return count(
                "select count(*) from slot_claim where resource like ?",
                "counter/" + office.substring(0, office.indexOf('-')) + "/%");
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).distinct().toList();
    }

    private static Callable<Response> wants(Callable<Response> call) {
        return call;
    }

    private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        var ready = new CountDownLatch(calls.size());
        var go = new CountDownLatch(1);
        var running = new ArrayList<Future<Response>>();
        for (var call : calls) {
            running.add(threads.submit(() -> {
                ready.countDown();
                go.await();
                return call.call();
            }));
        }
        ready.await();
        go.countDown();
        var answers = new ArrayList<Response>();
        for (var each : running) {
            answers.add(each.get());
        }
        return answers;
    }
}
