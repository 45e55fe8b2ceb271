package de.willkommen.appointment.planning;

import static de.willkommen.appointment.office.OfficeFixture.anOfficeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "lead", roles = "lead")
@OidcSecurity(
        claims = {
            @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000099"),
            @Claim(key = "authority", value = "PLAN")
        })
class ConflictTest extends PlanningTest {

    @Inject
    Counters counters;

    @Inject
    EntityManager entities;

    private void changeCounter(String code, List<String> services, boolean active) {
        QuarkusTransaction.requiringNew().run(() -> {
            var now = counters.find("PLAN", code).orElseThrow();
            counters.put(new Counter(
                    now.authority(),
                    now.code(),
                    now.office(),
                    now.revision(),
                    now.room(),
                    now.team(),
                    services,
                    now.languages(),
                    now.accessibility(),
                    active));
        });
    }

    private Response settle(String office, String conflict, int version) {
        return post(
                office,
                "/conflicts/" + conflict + "/settlement",
                Map.of("decision", "KEEP", "reason", "Wird trotzdem bedient", "version", version));
    }

    @Test
    void a_booking_in_a_closure_is_listed_until_the_closure_is_gone() {
        var code = anOfficeOf("PLAN").create();
        var booking = confirmed(code, "permit", NINE);
        confirmed(code, "permit", "2026-11-26T09:00:00+01:00");

        var closure = created(code, "/closures", officeClosed(WEDNESDAY));

        request()
                .get(path(code, "/conflicts"))
                .then()
                .statusCode(200)
                .body("conflicts", hasSize(1))
                .body("conflicts[0].booking.id", equalTo(booking.id()))
                .body("conflicts[0].booking.reference", equalTo(booking.reference()))
                .body("conflicts[0].booking.reasons", contains("CLOSED"))
                .body("conflicts[0].foundAt", equalTo("2026-11-24T08:00:00+01:00"));
        delete(code, "/closures/" + closure, 0).then().statusCode(204);
        assertThat(conflicting(code)).isEmpty();
    }

    @Test
    void a_hold_is_listed_too_and_gone_when_it_runs_out() {
        var code = anOfficeOf("PLAN").create();
        var hold = held(code, "permit", NINE);

        created(code, "/closures", officeClosed(WEDNESDAY));
        assertThat(conflicting(code)).containsExactly(hold.id());

        clock.advance(Duration.ofMinutes(11));
        assertThat(conflicting(code)).isEmpty();
    }

    @Test
    void a_counter_taken_out_of_use_or_of_a_service_leaves_its_bookings_to_the_team_lead() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var booking = confirmed(code, "permit", NINE);

        changeCounter(office.counter(1), List.of("pickup"), true);
        request()
                .get(path(code, "/conflicts"))
                .then()
                .body("conflicts.booking.reasons", contains(List.of("SERVICE_NOT_SERVED")));

        changeCounter(office.counter(1), List.of("permit", "pickup"), false);
        request()
                .get(path(code, "/conflicts"))
                .then()
                .body("conflicts.booking.reasons", contains(List.of("COUNTER_INACTIVE")));

        changeCounter(office.counter(1), List.of("permit", "pickup"), true);
        assertThat(conflicting(code)).isEmpty();
        show(booking).then().body("status", equalTo("CONFIRMED"));
    }

    @Test
    void what_is_moved_or_cancelled_is_no_conflict_any_more() {
        var code = anOfficeOf("PLAN").create();
        var moved = confirmed(code, "permit", NINE);
        var cancelled = confirmed(code, "permit", TEN);
        created(code, "/closures", officeClosed(WEDNESDAY));
        assertThat(conflicting(code)).containsExactly(moved.id(), cancelled.id());

        move(moved, "2026-11-26T09:00:00+01:00").then().statusCode(200);
        cancel(cancelled).then().statusCode(200);

        assertThat(conflicting(code)).isEmpty();
    }

    @Test
    void what_is_moved_into_another_closure_later_is_found_again() {
        var code = anOfficeOf("PLAN").create();
        var booking = confirmed(code, "permit", NINE);
        created(code, "/closures", officeClosed(WEDNESDAY));
        move(booking, "2026-11-26T09:00:00+01:00").then().statusCode(200);

        created(code, "/closures", officeClosed("2026-11-26"));

        assertThat(conflicting(code)).containsExactly(booking.id());
    }

    @Test
    void each_is_settled_once_and_stays_settled_until_something_new_comes_up() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var booking = confirmed(code, "permit", NINE);
        created(code, "/closures", officeClosed(WEDNESDAY));
        String id = request().get(path(code, "/conflicts")).path("conflicts[0].id");
        int version = request().get(path(code, "/conflicts")).path("conflicts[0].version");

        settle(code, id, version)
                .then()
                .statusCode(200)
                .body("settlement.decision", equalTo("KEEP"))
                .body("settlement.reason", equalTo("Wird trotzdem bedient"))
                .body("settlement.by", equalTo("00000000-0000-4000-8000-000000000099"));
        settle(code, id, version)
                .then()
                .statusCode(409)
                .body("type", endsWith("#already-settled"))
                .body("current.settlement.reason", equalTo("Wird trotzdem bedient"));
        assertThat(conflicting(code)).isEmpty();

        created(code, "/closures", officeClosed("2026-12-01"));
        assertThat(conflicting(code)).as("the reason is still the same").isEmpty();
        request().get(path(code, "/conflicts")).then().body("conflicts", hasSize(1));

        changeCounter(office.counter(1), List.of("pickup"), true);
        assertThat(conflicting(code)).as("nobody serves it now").containsExactly(booking.id());
        request()
                .get(path(code, "/conflicts"))
                .then()
                .body("conflicts[0].booking.reasons", containsInAnyOrder("CLOSED", "SERVICE_NOT_SERVED"));
        settle(code, id, version).then().statusCode(404);
    }

    @Test
    void a_settlement_needs_a_decision_a_reason_and_the_version_that_was_seen() {
        var code = anOfficeOf("PLAN").create();
        confirmed(code, "permit", NINE);
        created(code, "/closures", officeClosed(WEDNESDAY));
        String path =
                "/conflicts/" + request().get(path(code, "/conflicts")).<String>path("conflicts[0].id") + "/settlement";
        var settlement = Map.of("decision", "KEEP", "reason", "So gewünscht", "version", 1);

        post(code, path, Map.of()).then().statusCode(400).body("errors.field", contains("decision"));
        post(code, path, with(settlement, "decision", "FORGET"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("decision"));
        post(code, path, with(settlement, "reason", " "))
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
        post(code, path, Map.of("decision", "KEEP", "reason", "x"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("version"));
        post(code, path, with(settlement, "version", 7)).then().statusCode(409).body("current.version", equalTo(1));
        post(code, path, settlement).then().statusCode(200);
    }

    @Test
    void several_are_kept_at_once_and_what_is_not_as_it_was_seen_is_left() {
        var code = anOfficeOf("PLAN").create();
        var kept = confirmed(code, "permit", NINE);
        var moved = confirmed(code, "permit", TEN);
        confirmed(code, "permit", WEDNESDAY + "T11:00:00+01:00");
        created(code, "/closures", officeClosed(WEDNESDAY));
        List<String> ids = request().get(path(code, "/conflicts")).path("conflicts.id");
        move(moved, "2026-11-26T09:00:00+01:00").then().statusCode(200);
        var decision = Map.of(
                "decision",
                "KEEP",
                "reason",
                "Vertretung kommt",
                "conflicts",
                List.of(seen(ids.get(0), 1), seen(ids.get(1), 1), seen(ids.get(2), 7)));

        post(code, "/conflicts/settlements", decision)
                .then()
                .statusCode(200)
                .body("settled", contains(ids.get(0)))
                .body("left", contains(ids.get(1), ids.get(2)));

        request()
                .queryParam("state", "SETTLED")
                .get(path(code, "/conflicts"))
                .then()
                .body("open", equalTo(1))
                .body("settled", equalTo(1))
                .body("conflicts.booking.id", contains(kept.id()))
                .body("conflicts[0].settlement.reason", equalTo("Vertretung kommt"))
                .body("conflicts[0].settlement.by", equalTo("00000000-0000-4000-8000-000000000099"));
        post(code, "/conflicts/settlements", decision)
                .then()
                .statusCode(200)
                .body("settled", hasSize(0))
                .body("left", hasSize(3));
    }

    @Test
    void what_is_kept_at_once_needs_a_reason_and_versions_and_is_this_offices() {
        var code = anOfficeOf("PLAN").create();
        var other = anOfficeOf("PLAN").create();
        confirmed(code, "permit", NINE);
        created(code, "/closures", officeClosed(WEDNESDAY));
        String id = request().get(path(code, "/conflicts")).path("conflicts[0].id");
        var decision = Map.of("decision", "KEEP", "reason", "So gewünscht", "conflicts", List.of(seen(id, 1)));

        for (var wrong : Map.of(
                        "decision", Map.of(),
                        "reason", with(decision, "reason", " "),
                        "conflicts", with(decision, "conflicts", List.of()),
                        "conflicts[0].version", with(decision, "conflicts", List.of(Map.of("id", id))),
                        "conflicts[0].id", with(decision, "conflicts", List.of(Map.of("version", 1))))
                .entrySet()) {
            post(code, "/conflicts/settlements", wrong.getValue())
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains(wrong.getKey()));
        }
        post(other, "/conflicts/settlements", decision).then().body("left", contains(id));
        assertThat(conflicting(code)).hasSize(1);
    }

    @Test
    void the_list_comes_in_pages_in_the_order_of_time() {
        var code = anOfficeOf("PLAN").counters(3).create();
        for (var start : List.of(NINE, NINE, TEN, "2026-11-26T09:00:00+01:00", "2026-11-26T09:00:00+01:00")) {
            confirmed(code, "permit", start);
        }
        created(code, "/closures", with(officeClosed(WEDNESDAY), "endsOn", "2026-11-26"));

        var seen = new ArrayList<String>();
        String next = "";
        do {
            var page = request()
                    .queryParam("limit", 2)
                    .queryParam("after", next)
                    .get(path(code, "/conflicts"))
                    .then()
                    .statusCode(200)
                    .body("open", equalTo(5))
                    .extract();
            seen.addAll(page.path("conflicts.booking.start"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).hasSize(5).isSorted();
        request()
                .queryParam("date", "2026-11-26")
                .get(path(code, "/conflicts"))
                .then()
                .body("conflicts", hasSize(2))
                .body("next", nullValue());
        request()
                .queryParam("limit", 0)
                .get(path(code, "/conflicts"))
                .then()
                .body("open", equalTo(5))
                .body("conflicts", hasSize(0));
        for (var wrong : Map.of("limit", "501", "after", "bm9uc2Vuc2U", "date", "tomorrow", "state", "GONE")
                .entrySet()) {
            request()
                    .queryParam(wrong.getKey(), wrong.getValue())
                    .get(path(code, "/conflicts"))
                    .then()
                    .statusCode(oneOf(400, 404));
        }
    }

    private static Map<String, Object> seen(String id, int version) {
        return Map.of("id", id, "version", version);
    }

    @Test
    void a_plan_that_changes_while_somebody_books_leaves_no_booking_unseen() throws Exception {
        var office = anOfficeOf("PLAN").counters(4);
        var code = office.create();
        var threads = Executors.newFixedThreadPool(9);
        try {
            for (var round = 0; round < 10; round++) {
                var day = "2026-12-%02d".formatted(1 + round);
                var go = new CountDownLatch(1);
                var holds = IntStream.range(0, 8)
                        .mapToObj(i -> threads.submit(() -> {
                            go.await();
                            return hold(code, "permit", day + "T%02d:00:00+01:00".formatted(8 + i % 4));
                        }))
                        .toList();
                var closing = threads.submit(() -> {
                    go.await();
                    return post(code, "/closures", officeClosed(day));
                });
                go.countDown();

                assertThat(closing.get().statusCode()).isEqualTo(201);
                for (var each : holds) {
                    var answer = each.get();
                    assertThat(answer.statusCode()).isIn(201, 409);
                    if (answer.statusCode() == 201) {
                        assertThat(conflicting(code)).contains(answer.<String>path("id"));
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void of_hundreds_of_bookings_below_a_plan_just_those_that_no_longer_fit_are_listed() {
        var office = anOfficeOf("PLAN").counters(10);
        var code = office.create();
        assertThat(book(code, office.counter(1), 1_000)).isEqualTo(1_000);
        var plan = office.plans().get(0);

        put(
                        code,
                        "/plans/" + plan.id(),
                        0,
                        with(plan("TEAM", office.team(), "FREQ=DAILY", "08:00", "10:00"), "startsOn", "2026-01-01"))
                .then()
                .statusCode(200);

        // Of each of 4 whole days half is after ten; the last one ends before.
        request().get(path(code, "/conflicts")).then().body("open", equalTo(4 * 120));
    }

    /** Fills the counters day by day with appointments of ten minutes, after the holidays. */
    private int book(String office, String firstCounter, int number) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var made = entities.createNativeQuery("""
                            insert into booking (id, version, revision, authority, office, reference, status, counter,
                                starts_at, ends_at, language, access_needs, notify, contact_revision, calendar_sequence,
                                secret_key_id, secret_generation, verification_generation, ticket_revision, created_at)
                            select gen_random_uuid(), 0, 1, 'PLAN', :office, :office || '-' || n, 'CONFIRMED',
                                cast(cast(:counter as int) + n % 10 as text), start, start + interval '10 minutes', 'de', '{}',
                                '{}', 0, 0, 1, 1, 0, 0, timestamptz '2026-11-24T07:00:00Z'
                            from (select n, timestamptz '2027-01-07T08:00:00+01:00'
                                    + (n / 240) * interval '1 day' + (n / 10 % 24) * interval '10 minutes' as start
                                from generate_series(0, :number - 1) as n) as times
                            """)
                    .setParameter("office", office)
                    .setParameter("counter", firstCounter)
                    .setParameter("number", number)
                    .executeUpdate();
            entities.createNativeQuery("""
                            insert into booking_service (booking, position, code, persons, minutes)
                            select id, 0, 'pickup', 1, 10 from booking where office = :office
                            """).setParameter("office", office).executeUpdate();
            entities.createNativeQuery("""
                            insert into slot_claim (booking, resource, during)
                            select id, 'counter/PLAN/' || counter, tstzrange(starts_at, ends_at) from booking
                            where office = :office
                            """).setParameter("office", office).executeUpdate();
            return made;
        });
    }
}
