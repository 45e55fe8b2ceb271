package de.willkommen.appointment.planning;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static de.willkommen.appointment.office.OfficeFixture.anOfficeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A team lead who edits plans. */
@QuarkusTest
@TestSecurity(user = "lead", roles = "lead")
@OidcSecurity(
        claims = {
            @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000099"),
            @Claim(key = "authority", value = "PLAN")
        })
class PlanResourceTest extends PlanningTest {

    @Test
    void a_new_plan_is_shown_as_it_was_entered_and_searched_at_once() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        assertThat(starts(code, "permit", WEDNESDAY)).doesNotContain(WEDNESDAY + "T14:00:00+01:00");

        var plan = with(
                plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=WE", "14:00", "15:00"),
                "exceptOn",
                List.of("2026-12-02"));
        var created = post(code, "/plans", plan).then().statusCode(201).header("ETag", "\"0\"");
        String id = created.extract().path("id");

        created.header("Location", endsWith("/plans/" + id));
        request()
                .get(path(code, "/plans/" + id))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("owner.code", equalTo(office.team()))
                .body("opensAt", equalTo("14:00"))
                .body("exceptOn", contains("2026-12-02"))
                .body("shares", hasSize(1))
                .body("shares[0].channel", equalTo("PUBLIC"))
                .body("endsOn", nullValue());
        request()
                .get(path(code, "/plans"))
                .then()
                .statusCode(200)
                .body("id", hasItem(id))
                .body("$", hasSize(2));
        assertThat(starts(code, "permit", WEDNESDAY)).contains(WEDNESDAY + "T14:00:00+01:00");
        assertThat(starts(code, "permit", "2026-12-02")).doesNotContain("2026-12-02T14:00:00+01:00");
    }

    @Test
    void the_same_key_enters_one_plan() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var key = UUID.randomUUID();
        var plan = written(plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=WE", "14:00", "15:00"));

        var first = request().header("Idempotency-Key", key).body(plan).post(path(code, "/plans"));
        var again = request().header("Idempotency-Key", key).body(plan).post(path(code, "/plans"));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        request().get(path(code, "/plans")).then().body("$", hasSize(2));
    }

    @Test
    void the_second_editor_is_shown_both_versions() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var morning = plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=TH", "14:00", "16:00");
        var id = created(code, "/plans", morning);

        put(code, "/plans/" + id, 0, with(morning, "closesAt", "17:00"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("closesAt", equalTo("17:00"));
        put(code, "/plans/" + id, 0, with(morning, "closesAt", "18:00"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#plan-changed"))
                .body("current.version", equalTo(1))
                .body("current.closesAt", equalTo("17:00"))
                .body("yours.closesAt", equalTo("18:00"));
        delete(code, "/plans/" + id, 0).then().statusCode(409).body("current.version", equalTo(1));
        put(code, "/plans/" + id, 1, with(morning, "closesAt", "18:00")).then().statusCode(200);
        delete(code, "/plans/" + id, 2).then().statusCode(204);
        request().get(path(code, "/plans/" + id)).then().statusCode(404);
    }

    @Test
    void sending_the_same_change_twice_is_no_conflict() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var plan = plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=TH", "14:00", "16:00");
        var id = created(code, "/plans", plan);
        var changed = with(plan, "closesAt", "17:00");

        put(code, "/plans/" + id, 0, changed).then().statusCode(200);
        put(code, "/plans/" + id, 0, changed).then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void a_change_has_to_say_which_version_it_was_made_from() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var plan = plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=TH", "14:00", "16:00");
        var id = created(code, "/plans", plan);

        request()
                .body(written(plan))
                .put(path(code, "/plans/" + id))
                .then()
                .statusCode(428)
                .body("type", endsWith("#precondition-required"));
        request().delete(path(code, "/plans/" + id)).then().statusCode(428);
        request()
                .header("If-Match", "yesterday's")
                .delete(path(code, "/plans/" + id))
                .then()
                .statusCode(400)
                .body("errors.field", contains("If-Match"));
    }

    @Test
    void what_is_wrong_is_refused_by_the_name_of_its_field() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var plan = plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=TH", "14:00", "16:00");

        refused(code, with(plan, "rule", "FREQ=SECONDLY"), "rule");
        refused(code, with(plan, "rule", "FREQ=DAILY;BYHOUR=8"), "rule");
        refused(code, with(plan, "rule", "every day"), "rule");
        refused(code, with(plan, "rule", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"), "rule");
        refused(code, with(plan, "closesAt", "13:00"), "closesAt");
        refused(code, with(plan, "closesAt", "noon"), "closesAt");
        refused(code, with(plan, "opensAt", "14:00:30"), "opensAt");
        refused(code, with(plan, "endsOn", "2026-10-01"), "endsOn");
        refused(code, with(plan, "startsOn", "1026-10-01"), "startsOn");
        refused(code, with(plan, "owner", Map.of("kind", "TEAM", "code", "nobody")), "owner.code");
        refused(code, with(plan, "owner", Map.of("kind", "COUNTER", "code", office.team())), "owner.code");
        refused(code, with(plan, "owner", Map.of("kind", "KING", "code", "x")), "owner.kind");
        refused(code, Map.of(), "owner");
        refused(code, with(plan, "exceptOn", java.util.Arrays.asList("2026-12-03", null)), "exceptOn[1]");
        refused(code, with(plan, "shares", List.of(Map.of("channel", "SECRET"))), "shares[0].channel");
        refused(
                code,
                with(plan, "shares", List.of(Map.of("channel", "PUBLIC"), Map.of("channel", "PUBLIC"))),
                "shares[1].channel");
        refused(code, with(plan, "shares", List.of(Map.of("channel", "PUBLIC", "counters", -1))), "shares[0].counters");
        var counters = with(plan, "owner", Map.of("kind", "COUNTER", "code", office.counter(1)));
        refused(
                code,
                with(counters, "shares", List.of(Map.of("channel", "PUBLIC"), Map.of("channel", "INTERNAL"))),
                "shares");
        request().get(path(code, "/plans")).then().body("$", hasSize(1));
    }

    private void refused(String office, Map<String, ?> plan, String field) {
        post(office, "/plans", plan)
                .then()
                .statusCode(400)
                .body("errors.field", contains(field))
                .body("errors.reason", everyItem(not(startsWith("field."))));
    }

    /** Bug of DOMAIN, section 7: booked duration changing when the plan is deleted. */
    @Test
    void deleting_the_plan_leaves_time_length_and_claims_of_its_bookings_as_they_are() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var booking = confirmed(code, "permit", NINE);
        var before =
                rows("select starts_at, ends_at, counter, version, revision from booking where id = ?", id(booking));
        var claims = rows("select resource, during, held_until from slot_claim where booking = ?", id(booking));

        delete(code, "/plans/" + office.plans().get(0).id(), 0).then().statusCode(204);

        assertThat(rows("select starts_at, ends_at, counter, version, revision from booking where id = ?", id(booking)))
                .isEqualTo(before);
        assertThat(rows("select resource, during, held_until from slot_claim where booking = ?", id(booking)))
                .isEqualTo(claims)
                .hasSize(1);
        show(booking)
                .then()
                .statusCode(200)
                .body("start", equalTo(NINE))
                .body("end", equalTo(WEDNESDAY + "T09:30:00+01:00"));
        assertThat(conflicting(code)).containsExactly(booking.id());
    }

    private static UUID id(Holder booking) {
        return UUID.fromString(booking.id());
    }

    @Test
    void shares_decide_how_much_the_public_may_book() {
        var office = anOfficeOf("PLAN").counters(3).open("2020-01-01", "FREQ=DAILY;COUNT=1", "08:00", "12:00");
        var code = office.create();
        var plan = with(
                plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=WE", "08:00", "12:00"),
                "shares",
                List.of(Map.of("channel", "PUBLIC", "counters", 1), Map.of("channel", "INTERNAL")));
        created(code, "/plans", plan);

        request()
                .queryParam("from", WEDNESDAY)
                .queryParam("to", WEDNESDAY)
                .get(path(code, "/calendar"))
                .then()
                .statusCode(200)
                .body(
                        "days[0].resources.openings.channel",
                        contains(List.of("PUBLIC"), List.of("INTERNAL"), List.of("INTERNAL")));
    }

    @Test
    void a_copied_week_has_the_hours_of_its_source() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        created(
                code,
                "/plans",
                with(plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=WE", "14:00", "16:00"), "endsOn", "2026-11-30"));
        assertThat(starts(code, "permit", "2026-12-09")).doesNotContain("2026-12-09T14:00:00+01:00");

        var copy = Map.of(
                "from", "2026-W48", "to", List.of("2026-W50"), "owner", Map.of("kind", "TEAM", "code", office.team()));
        post(code, "/plans/copies", copy)
                .then()
                .statusCode(200)
                .body("plans.startsOn", hasItem("2026-12-09"))
                .body("plans", hasSize(3));

        assertThat(starts(code, "permit", "2026-12-09")).contains("2026-12-09T14:00:00+01:00");
        assertThat(starts(code, "permit", "2026-12-16")).doesNotContain("2026-12-16T14:00:00+01:00");
    }

    @Test
    void a_copy_made_after_somebody_elses_change_is_refused() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var copy = Map.of(
                "from", "2026-W48", "to", List.of("2026-W50"), "owner", Map.of("kind", "TEAM", "code", office.team()));
        var revision = revision(code, copy);
        created(code, "/closures", officeClosed("2026-12-24"));

        post(code, "/plans/copies", with(copy, "revision", revision))
                .then()
                .statusCode(409)
                .body("type", endsWith("#schedule-changed"));
        post(code, "/plans/copies", with(copy, "revision", revision(code, copy)))
                .then()
                .statusCode(200);
        post(code, "/plans/copies", with(copy, "to", List.of("2026-W54")))
                .then()
                .statusCode(400)
                .body("errors.field", contains("to[0]"));
        post(code, "/plans/copies", with(copy, "to", List.of("2026-W48")))
                .then()
                .statusCode(400)
                .body("errors.field", contains("to[0]"));
    }

    private int revision(String office, Map<String, ?> copy) {
        return post(office, "/plans/preview", Map.of("changes", List.of(Map.of("verb", "COPY_WEEK", "copy", copy))))
                .then()
                .statusCode(200)
                .extract()
                .path("revision");
    }

    @Test
    void another_authority_looks_as_if_it_did_not_exist() {
        var foreign = anOffice();
        var code = foreign.create();
        var plan = plan("TEAM", foreign.team(), "FREQ=DAILY", "08:00", "12:00");
        var id = foreign.plans().get(0).id();
        var own = anOfficeOf("PLAN").create();

        for (var get : List.of("/plans", "/plans/" + id, "/closures", "/calendar", "/planning", "/conflicts")) {
            request().get(path(code, get)).then().statusCode(404);
        }
        for (var post :
                List.of("/plans", "/plans/preview", "/plans/copies", "/closures", "/conflicts/" + id + "/settlement")) {
            post(code, post, plan).then().statusCode(404);
        }
        put(code, "/plans/" + id, 0, plan).then().statusCode(404);
        delete(code, "/plans/" + id, 0).then().statusCode(404);
        put(code, "/closures/" + id, 0, officeClosed(WEDNESDAY)).then().statusCode(404);
        delete(code, "/closures/" + id, 0).then().statusCode(404);
        // Nor is it reached by way of an office of one's own.
        request().get(path(own, "/plans/" + id)).then().statusCode(404);
        delete(own, "/plans/" + id, 0).then().statusCode(404);
        assertThat(count("select count(*) from opening_plan where id = ?", id)).isEqualTo(1);
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(claims = @Claim(key = "authority", value = "MD"))
    void a_clerk_does_not_plan() {
        request().get(path("MD-ABH", "/plans")).then().statusCode(403);
        request().get(path("MD-ABH", "/calendar")).then().statusCode(403);
        post("MD-ABH", "/closures", officeClosed(WEDNESDAY)).then().statusCode(403);
    }

    @Test
    @TestSecurity
    void nobody_plans_without_a_token() {
        request().get(path("MD-ABH", "/plans")).then().statusCode(401);
        request().get(path("MD-ABH", "/conflicts")).then().statusCode(401);
        post("MD-ABH", "/plans", Map.of()).then().statusCode(401);
    }
}
