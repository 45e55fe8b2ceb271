package de.willkommen.queue.overview;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.testing.AlertRules;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alert for somebody who waits too long, held against what the service really exports. */
@QuarkusTest
class WaitAlarmTest {

    private final AlertRules alerts = AlertRules.read("waiting");

    @Inject
    House house;

    @Inject
    WaitAlarm alarm;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    void the_alert_fires_from_the_offices_own_threshold_on_and_ends_with_the_call() {
        house.as(Person.lead())
                .body(Map.of("minutes", 20))
                .put("/api/v1/offices/MD-ABH/overview/alert")
                .then()
                .statusCode(200);
        house.walkIn(PERMIT);

        house.advance(Duration.ofMinutes(20).minusNanos(1000));
        alarm.look();
        assertThat(alerts.firing(metrics())).isEmpty();
        assertThat(tooLongOnTheOverview()).isZero();

        house.advance(Duration.ofNanos(1000));
        alarm.look();
        assertThat(alerts.firing(metrics())).containsExactly("SomebodyWaitsTooLong");
        assertThat(metrics())
                .containsPattern("willkommen_waiting_too_long\\{office=\"MD-ABH\",?} 1.0")
                .containsPattern("willkommen_waiting_too_long\\{office=\"HAL-ABH\",?} 0.0");
        assertThat(tooLongOnTheOverview()).isEqualTo(1);

        house.signOn(Person.clerk(1), "101");
        house.called(Person.clerk(1), "101");
        alarm.look();
        assertThat(alerts.firing(metrics())).isEmpty();
    }

    /** Their clerk is reminded of them. */
    @Test
    void who_is_parked_does_not_wait() {
        house.signOn(Person.clerk(1), "101");
        house.walkIn(PERMIT);
        house.done(Person.clerk(1), house.called(Person.clerk(1), "101"), "park");

        house.advance(Duration.ofHours(2));
        alarm.look();

        assertThat(alerts.firing(metrics())).isEmpty();
        assertThat(tooLongOnTheOverview()).isZero();
    }

    @Test
    void an_office_that_said_nothing_goes_by_the_setting_and_nobody_waits_before_the_appointment() {
        house.booked("MD-7K3QX9WC", 50);
        house.checkIn(Person.kiosk(), "MD-7K3QX9WC").then().statusCode(201);

        house.advance(Duration.ofMinutes(94));
        alarm.look();
        assertThat(alerts.firing(metrics())).isEmpty();

        house.advance(Duration.ofMinutes(1));
        alarm.look();
        assertThat(alerts.firing(metrics())).containsExactly("SomebodyWaitsTooLong");
    }

    @Test
    void what_cannot_be_read_is_told_as_unknown() {
        house.execute("alter table wait_alert rename to lost_alert");
        try {
            alarm.look();
        } finally {
            house.execute("alter table lost_alert rename to wait_alert");
        }

        assertThat(metrics())
                .doesNotContain("willkommen_waiting_too_long{")
                .containsPattern("willkommen_job_failures_total\\{.*job=\"wait-alarm\".*} [1-9]");
    }

    @Test
    void the_rules_are_about_metrics_that_exist_and_lead_to_pages_that_are_there() {
        alarm.look();

        assertThat(alerts.objections(metrics())).isEmpty();
    }

    private int tooLongOnTheOverview() {
        return house.as(Person.lead())
                .get("/api/v1/offices/MD-ABH/overview")
                .jsonPath()
                .getList("tooLong")
                .size();
    }

    private static String metrics() {
        return RestAssured.given()
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
