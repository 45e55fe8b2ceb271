package de.willkommen.appointment.planning;

import static de.willkommen.appointment.office.OfficeFixture.anOfficeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "lead", roles = "lead")
@OidcSecurity(
        claims = {
            @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000099"),
            @Claim(key = "authority", value = "PLAN")
        })
class ClosureResourceTest extends PlanningTest {

    @Inject
    StaffMembers staff;

    private String person(String office, String team, @Nullable String counter) {
        var subject = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> staff.put(new StaffMember(
                        "PLAN", subject, office, 1, team, List.of("permit"), List.of("de"), true, counter)));
        return subject;
    }

    @Test
    void an_absent_persons_usual_counter_is_closed_on_these_days() {
        var office = anOfficeOf("PLAN").counters(2);
        var code = office.create();
        var subject = person(code, office.team(), office.counter(2));

        post(
                        code,
                        "/closures",
                        Map.of("kind", "ABSENCE", "staff", subject, "startsOn", WEDNESDAY, "endsOn", "2026-11-27"))
                .then()
                .statusCode(201)
                .body("scope.kind", equalTo("COUNTER"))
                .body("scope.code", equalTo(office.counter(2)))
                .body("startsOn", equalTo(WEDNESDAY))
                .body("endsOn", equalTo("2026-11-27"))
                .body("startsAt", nullValue())
                .body("end", equalTo("2026-11-28T00:00:00+01:00"));

        request()
                .queryParam("from", WEDNESDAY)
                .queryParam("to", "2026-11-28")
                .get(path(code, "/calendar"))
                .then()
                .statusCode(200)
                .body("days.openMinutes", contains(240, 240, 240, 480))
                .body("days[0].closures", hasSize(1))
                .body("days[3].closures", hasSize(0));
    }

    @Test
    void a_persons_training_closes_the_usual_counter_for_its_hours() {
        var office = anOfficeOf("PLAN").counters(2);
        var code = office.create();

        post(
                        code,
                        "/closures",
                        Map.of(
                                "kind",
                                "TRAINING",
                                "staff",
                                person(code, office.team(), office.counter(2)),
                                "startsOn",
                                WEDNESDAY,
                                "startsAt",
                                "10:00",
                                "endsAt",
                                "11:00"))
                .then()
                .statusCode(201)
                .body("scope.code", equalTo(office.counter(2)));

        request()
                .queryParam("from", WEDNESDAY)
                .queryParam("to", WEDNESDAY)
                .get(path(code, "/calendar"))
                .then()
                .body("days.openMinutes", contains(420));
    }

    @Test
    void the_holidays_of_the_land_are_given_with_their_names() {
        var code = anOfficeOf("PLAN").create();

        request()
                .queryParam("from", "2026-12-24")
                .queryParam("to", "2027-01-06")
                .get(path(code, "/holidays"))
                .then()
                .statusCode(200)
                .body("date", contains("2026-12-25", "2026-12-26", "2027-01-01", "2027-01-06"))
                .body("name[2]", equalTo("Neujahr"));
        request()
                .queryParam("from", "2026-12-24")
                .queryParam("to", "2032-01-06")
                .get(path(code, "/holidays"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("to"));
    }

    @Test
    void a_training_of_some_hours_closes_the_team_for_them() {
        var office = anOfficeOf("PLAN");
        var code = office.create();

        post(
                        code,
                        "/closures",
                        Map.of(
                                "kind",
                                "TRAINING",
                                "scope",
                                Map.of("kind", "TEAM", "code", office.team()),
                                "startsOn",
                                WEDNESDAY,
                                "startsAt",
                                "10:00",
                                "endsAt",
                                "11:00",
                                "reason",
                                "Interkulturelles Training"))
                .then()
                .statusCode(201)
                .body("startsAt", equalTo("10:00"))
                .body("endsAt", equalTo("11:00"));

        assertThat(starts(code, "permit", WEDNESDAY))
                .contains(WEDNESDAY + "T09:30:00+01:00", WEDNESDAY + "T11:00:00+01:00")
                .doesNotContain(WEDNESDAY + "T09:45:00+01:00", TEN);
    }

    @Test
    void the_second_editor_of_a_closure_is_shown_both_versions() {
        var code = anOfficeOf("PLAN").create();
        var id = created(code, "/closures", officeClosed("2026-12-23"));

        put(code, "/closures/" + id, 0, officeClosed("2026-12-24"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        put(code, "/closures/" + id, 0, officeClosed("2026-12-28"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#plan-changed"))
                .body("current.startsOn", equalTo("2026-12-24"))
                .body("yours.startsOn", equalTo("2026-12-28"));
        delete(code, "/closures/" + id, 0).then().statusCode(409);
        delete(code, "/closures/" + id, 1).then().statusCode(204);
        request().delete(path(code, "/closures/" + id)).then().statusCode(428);
    }

    @Test
    void what_is_wrong_is_refused_by_the_name_of_its_field() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var closure = officeClosed(WEDNESDAY);

        refused(code, with(closure, "kind", "HOLIDAY"), "kind");
        refused(code, with(closure, "startsOn", "tomorrow"), "startsOn");
        refused(code, with(closure, "endsOn", "2026-11-01"), "endsOn");
        refused(code, with(closure, "endsOn", "2036-11-01"), "endsOn");
        refused(code, with(with(closure, "startsAt", "12:00"), "endsAt", "11:00"), "endsAt");
        refused(code, with(closure, "scope", Map.of("kind", "TEAM", "code", "nobody")), "scope.code");
        refused(code, with(closure, "scope", Map.of("kind", "TEAM")), "scope.code");
        refused(code, with(closure, "scope", Map.of()), "scope.kind");
        refused(code, with(closure, "staff", "somebody"), "staff");
        refused(code, with(closure, "reason", "x".repeat(201)), "reason");
        refused(code, with(closure, "reason", "a\u0000b"), "reason");
        refused(code, Map.of("kind", "ABSENCE", "startsOn", WEDNESDAY), "staff");
        refused(code, Map.of("kind", "ABSENCE", "staff", "nobody", "startsOn", WEDNESDAY), "staff");
        refused(
                code,
                Map.of("kind", "ABSENCE", "staff", person(code, office.team(), null), "startsOn", WEDNESDAY),
                "staff");
        request().get(path(code, "/closures")).then().body("$", hasSize(0));
    }

    private void refused(String office, Map<String, ?> closure, String field) {
        post(office, "/closures", closure).then().statusCode(400).body("errors.field", contains(field));
    }
}
