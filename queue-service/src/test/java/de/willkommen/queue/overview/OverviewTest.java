package de.willkommen.queue.overview;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverviewTest {

    private static final String OVERVIEW = "/api/v1/offices/MD-ABH/overview";
    private static final Person ONE = Person.clerk(1);
    private static final Person TWO = Person.clerk(2);

    @Inject
    House house;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        house.open();
    }

    private JsonPath overview() {
        return house.as(Person.lead())
                .get(OVERVIEW)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void the_lead_sees_who_waits_for_what_and_for_how_long() {
        house.walkIn(PERMIT);
        clock.advance(Duration.ofMinutes(30));
        house.walkIn(PERMIT);
        house.walkIn(ADVICE);
        clock.advance(Duration.ofMinutes(15));
        house.walkIn(PERMIT);

        var overview = overview();

        assertThat(overview.getInt("waiting")).isEqualTo(4);
        assertThat(overview.getList("services.code")).containsExactly(PERMIT, ADVICE);
        assertThat(overview.getMap("services[0]"))
                .isEqualTo(Map.of(
                        "code",
                        PERMIT,
                        "waiting",
                        3,
                        "under15Minutes",
                        1,
                        "under30Minutes",
                        1,
                        "under60Minutes",
                        1,
                        "longer",
                        0,
                        "longestMinutes",
                        45));
        assertThat(overview.getInt("tooLongMinutes")).isEqualTo(45);
        assertThat(overview.getList("tooLong.number")).containsExactly("A001");
        assertThat(overview.getInt("tooLong[0].waitedMinutes")).isEqualTo(45);
    }

    @Test
    void who_came_early_does_not_wait_before_the_appointment() {
        house.booked("MD-7K3QX9WC", 50);
        house.checkIn(Person.kiosk(), "MD-7K3QX9WC").then().statusCode(201);
        clock.advance(Duration.ofMinutes(50));
        assertThat(overview().getInt("services[0].longestMinutes")).isZero();
        assertThat(overview().getList("tooLong")).isEmpty();

        clock.advance(Duration.ofMinutes(45));

        assertThat(overview().getList("tooLong")).hasSize(1);
    }

    @Test
    void every_counter_says_what_it_does_and_since_when() {
        house.signOn(ONE, "101");
        house.signOn(TWO, "102");
        house.signOn(Person.clerk(3), "103");
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        clock.advance(Duration.ofMinutes(1));
        house.done(ONE, house.called(ONE, "101"), "start");
        clock.advance(Duration.ofMinutes(1));
        house.called(TWO, "102");
        house.done(Person.clerk(3), house.called(Person.clerk(3), "103"), "park");

        var overview = overview();

        assertThat(overview.getList("counters.counter")).containsExactly("101", "102", "103", "104", "201");
        assertThat(overview.getList("counters.state"))
                .containsExactly("SERVING", "CALLING", "FREE", "CLOSED", "CLOSED");
        assertThat(overview.getList("counters.number")).containsExactly("A001", "A002", null, null, null);
        assertThat(overview.getString("counters[0].since")).startsWith("2026-11-24T07:01:00");
        assertThat(overview.getString("counters[1].since")).startsWith("2026-11-24T07:02:00");
        assertThat(overview.getInt("parked")).isEqualTo(1);
        assertThat(overview.getInt("waiting")).isZero();
    }

    @Test
    void an_office_says_itself_what_too_long_is() {
        house.walkIn(PERMIT);
        clock.advance(Duration.ofMinutes(20));
        assertThat(overview().getList("tooLong")).isEmpty();

        var answer = house.as(Person.lead()).body(Map.of("minutes", 20)).put(OVERVIEW + "/alert");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("tooLong.number")).containsExactly("A001");
        assertThat(overview().getInt("tooLongMinutes")).isEqualTo(20);
        var nothing = new HashMap<String, Object>();
        nothing.put("minutes", null);
        for (var wrong : List.of(Map.of("minutes", 4), Map.of("minutes", 481), Map.of("minutes", "soon"), nothing)) {
            assertThat(house.as(Person.lead())
                            .body(wrong)
                            .put(OVERVIEW + "/alert")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(house.as(Person.lead()).put(OVERVIEW + "/alert").statusCode())
                .isEqualTo(400);
        assertThat(overview().getInt("tooLongMinutes")).isEqualTo(20);
    }

    @Test
    void the_forecast_knows_appointments_usual_walk_ins_and_counters() {
        for (int week = 0; week < 2; week++) {
            for (int i = 0; i < 6; i++) {
                house.walkIn(PERMIT);
            }
            clock.advance(Duration.ofDays(7));
        }
        house.execute("update ticket set status = 'LEFT'");
        house.booked("MD-7K3QX9WC", 40);
        house.booked("MD-7K3QX9W1", 70);
        house.signOn(ONE, "101");
        clock.advance(Duration.ofSeconds(-1));

        var overview = overview();

        assertThat(overview.getList("forecast.walkIns")).containsExactly(6, 0, 0, 0);
        assertThat(overview.getList("forecast.appointments")).containsExactly(0, 1, 1, 0);
        assertThat(overview.getInt("forecast[0].capacity")).isBetween(1, 2);
        assertThat(overview.getInt("forecast[0].waiting")).isEqualTo(6 - overview.getInt("forecast[0].capacity"));
    }

    @Test
    void only_who_leads_the_office_sees_it() {
        assertThat(house.anybody().get(OVERVIEW).statusCode()).isEqualTo(401);
        assertThat(house.as(ONE).get(OVERVIEW).statusCode()).isEqualTo(403);
        assertThat(house.as(ONE)
                        .body(Map.of("minutes", 30))
                        .put(OVERVIEW + "/alert")
                        .statusCode())
                .isEqualTo(403);
        for (var stranger : List.of(Person.lead().inOtherOffice(), Person.lead().inOtherAuthority())) {
            assertThat(house.as(stranger).get(OVERVIEW).statusCode()).isEqualTo(404);
            assertThat(house.as(stranger)
                            .body(Map.of("minutes", 30))
                            .put(OVERVIEW + "/alert")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
