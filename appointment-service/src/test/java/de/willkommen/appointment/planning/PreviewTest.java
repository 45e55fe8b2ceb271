package de.willkommen.appointment.planning;

import static de.willkommen.appointment.office.OfficeFixture.anOfficeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "lead", roles = "lead")
@OidcSecurity(
        claims = {
            @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000099"),
            @Claim(key = "authority", value = "PLAN")
        })
class PreviewTest extends PlanningTest {

    private Response preview(String office, Map<?, ?>... changes) {
        return post(office, "/plans/preview", Map.of("changes", List.of(changes)));
    }

    @Test
    void a_closure_costs_the_minutes_of_its_week_and_names_the_bookings_in_it() {
        var office = anOfficeOf("PLAN").counters(2);
        var code = office.create();
        var booking = confirmed(code, "permit", NINE);
        confirmed(code, "permit", "2026-11-26T09:00:00+01:00");

        preview(code, Map.of("verb", "CREATE_CLOSURE", "closure", officeClosed(WEDNESDAY)))
                .then()
                .statusCode(200)
                .body("weeks", hasSize(1))
                .body("weeks[0].week", equalTo("2026-W48"))
                .body("weeks[0].from", equalTo("2026-11-24"))
                .body("weeks[0].to", equalTo("2026-11-29"))
                .body("weeks[0].before", equalTo(6 * 480))
                .body("weeks[0].after", equalTo(5 * 480))
                .body("weeks[0].lost", equalTo(480))
                .body("weeks[0].gained", equalTo(0))
                .body("bookings.id", contains(booking.id()))
                .body("bookings[0].reference", equalTo(booking.reference()))
                .body("bookings[0].start", equalTo(NINE))
                .body("bookings[0].services", contains("permit"))
                .body("bookings[0].reasons", contains("CLOSED"));
        request().get(path(code, "/closures")).then().body("$", hasSize(0));
        assertThat(conflicting(code)).isEmpty();
    }

    @Test
    void the_preview_says_exactly_what_saving_then_does() {
        var office = anOfficeOf("PLAN").counters(2);
        var code = office.create();
        confirmed(code, "permit", NINE);
        confirmed(code, "permit", TEN);
        confirmed(code, "pickup", WEDNESDAY + "T11:50:00+01:00");
        var shorter =
                with(plan("TEAM", office.team(), "FREQ=WEEKLY;BYDAY=WE", "09:15", "11:55"), "startsOn", "2026-11-01");
        var plan = office.plans().get(0).id().toString();

        List<String> foreseen = preview(code, Map.of("verb", "REPLACE_PLAN", "id", plan, "plan", shorter))
                .then()
                .statusCode(200)
                .body("weeks", hasSize(12))
                .extract()
                .path("bookings.id");
        put(code, "/plans/" + plan, 0, shorter).then().statusCode(200);

        assertThat(foreseen).hasSize(2);
        assertThat(conflicting(code)).containsExactlyInAnyOrderElementsOf(foreseen);
    }

    @Test
    void moving_the_hours_gains_as_much_as_it_loses() {
        var office = anOfficeOf("PLAN").open("2026-11-25", "FREQ=DAILY;COUNT=1", "08:00", "12:00");
        var code = office.create();
        var plan = office.plans().get(0).id().toString();
        var later = with(plan("TEAM", office.team(), "FREQ=DAILY;COUNT=1", "10:00", "14:00"), "startsOn", WEDNESDAY);

        preview(code, Map.of("verb", "REPLACE_PLAN", "id", plan, "plan", later))
                .then()
                .statusCode(200)
                .body("weeks[0].before", equalTo(240))
                .body("weeks[0].after", equalTo(240))
                .body("weeks[0].gained", equalTo(120))
                .body("weeks[0].lost", equalTo(120));
    }

    @Test
    void giving_time_to_another_channel_shows_although_no_minute_is_lost() {
        var office = anOfficeOf("PLAN").counters(2).open("2026-11-25", "FREQ=DAILY;COUNT=1", "08:00", "12:00");
        var code = office.create();
        var plan = office.plans().get(0).id().toString();
        var shared = with(
                with(plan("TEAM", office.team(), "FREQ=DAILY;COUNT=1", "08:00", "12:00"), "startsOn", WEDNESDAY),
                "shares",
                List.of(Map.of("channel", "PUBLIC"), Map.of("channel", "EMERGENCY", "counters", 1)));

        preview(code, Map.of("verb", "REPLACE_PLAN", "id", plan, "plan", shared))
                .then()
                .statusCode(200)
                .body("weeks", hasSize(1))
                .body("weeks[0].lost", equalTo(0))
                .body("weeks[0].channels.channel", contains("PUBLIC", "EMERGENCY"))
                .body("weeks[0].channels.before", contains(480, 0))
                .body("weeks[0].channels.after", contains(240, 240))
                .body("bookings", hasSize(0));
    }

    @Test
    void several_changes_count_together() {
        var office = anOfficeOf("PLAN").open("2026-11-25", "FREQ=DAILY;COUNT=1", "08:00", "12:00");
        var code = office.create();
        var afternoon =
                with(plan("TEAM", office.team(), "FREQ=DAILY;COUNT=1", "13:00", "17:00"), "startsOn", WEDNESDAY);

        preview(
                        code,
                        Map.of(
                                "verb",
                                "DELETE_PLAN",
                                "id",
                                office.plans().get(0).id().toString()),
                        Map.of("verb", "CREATE_PLAN", "plan", afternoon))
                .then()
                .statusCode(200)
                .body("weeks[0].gained", equalTo(240))
                .body("weeks[0].lost", equalTo(240));
    }

    @Test
    void the_last_week_of_the_year_is_week_53_and_a_holiday_has_nothing_to_lose() {
        var office = anOfficeOf("PLAN");
        var code = office.create();

        preview(
                        code,
                        Map.of(
                                "verb",
                                "CREATE_CLOSURE",
                                "closure",
                                with(officeClosed("2026-12-31"), "endsOn", "2027-01-01")))
                .then()
                .statusCode(200)
                .body("weeks.week", contains("2026-W53"))
                .body("weeks[0].lost", equalTo(240));
    }

    @Test
    void what_is_wrong_in_a_change_is_named_with_its_place() {
        var office = anOfficeOf("PLAN");
        var code = office.create();
        var plan = plan("TEAM", office.team(), "FREQ=SECONDLY", "08:00", "12:00");

        preview(code).then().statusCode(400).body("errors.field", contains("changes"));
        preview(code, Map.of("plan", plan)).then().statusCode(400).body("errors.field", contains("changes[0].verb"));
        preview(code, Map.of("verb", "CREATE_PLAN", "plan", plan))
                .then()
                .statusCode(400)
                .body("errors.field", contains("changes[0].plan.rule"));
        preview(code, Map.of("verb", "CREATE_CLOSURE"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("changes[0].closure"));
        preview(code, Map.of("verb", "DELETE_PLAN", "id", "00000000-0000-4000-8000-000000000000"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("changes[0].id"));
        preview(code, Map.of("verb", "COPY_WEEK", "copy", Map.of("from", "2026-W48")))
                .then()
                .statusCode(400)
                .body("errors.field", contains("changes[0].copy.owner"));
    }
}
