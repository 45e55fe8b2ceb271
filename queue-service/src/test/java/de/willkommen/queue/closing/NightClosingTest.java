package de.willkommen.queue.closing;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.events.BookingChanged;
import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.retention.RetentionState;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NightClosingTest {

    private static final Instant CLOSING = Instant.parse("2026-11-24T21:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-24T23:00:00Z");

    @Inject
    House house;

    @Inject
    TestClock clock;

    @Inject
    NightClosing closing;

    @Inject
    RetentionRounds rounds;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    void every_open_ticket_has_an_outcome_after_the_night() {
        for (int clerk = 1; clerk <= 4; clerk++) {
            house.signOn(Person.clerk(clerk), "10" + clerk);
        }
        var called = call(1);
        var serving = call(2);
        house.done(Person.clerk(2), serving, "start");
        var parked = call(3);
        house.done(Person.clerk(3), parked, "park");
        var missed = call(4);
        house.done(Person.clerk(4), missed, "no-show");
        var done = call(4);
        house.done(Person.clerk(4), done, "start");
        house.done(Person.clerk(4), done, "finish");
        var waiting = house.walkIn(PERMIT);

        clock.set(CLOSING.minusSeconds(1));
        closing.closeDays();
        assertThat(status(waiting)).isEqualTo("WAITING");
        clock.set(CLOSING);
        closing.closeDays();
        closing.closeDays();

        assertThat(status(waiting)).isEqualTo("CLOSED_AT_NIGHT");
        assertThat(status(parked)).isEqualTo("CLOSED_AT_NIGHT");
        assertThat(status(called)).isEqualTo("CLOSED_AT_NIGHT");
        assertThat(status(serving)).isEqualTo("DONE");
        assertThat(status(missed)).isEqualTo("NO_SHOW");
        assertThat(status(done)).isEqualTo("DONE");
        assertThat(house.eventsOf(waiting)).containsExactly("ticket.opened.v1", "ticket.closed.v1");
        assertThat(house.eventsOf(called))
                .containsExactly("ticket.opened.v1", "ticket.called.v1", "ticket.reopened.v1", "ticket.closed.v1");
        assertThat(house.rows("select 1 from counter_session where ended_at is null"))
                .isEmpty();
    }

    /** DOMAIN, section 7: a job stopped unnoticed. */
    @Test
    void a_ticket_that_cannot_be_closed_keeps_no_other_open_and_is_an_alarm() {
        house.signOn(Person.clerk(1), "101");
        var stuck = house.walkIn(PERMIT);
        var waiting = house.walkIn(PERMIT);
        house.execute(
                "alter table ticket add constraint stuck check (number <> 'A001' or status <> 'CLOSED_AT_NIGHT')");
        var before = failures();
        clock.set(CLOSING);

        try {
            closing.closeDays();

            assertThat(status(stuck)).isEqualTo("WAITING");
            assertThat(status(waiting)).isEqualTo("CLOSED_AT_NIGHT");
            assertThat(house.rows("select 1 from counter_session where ended_at is null"))
                    .isEmpty();
            assertThat(failures()).isEqualTo(before + 1);
        } finally {
            house.execute("alter table ticket drop constraint stuck");
        }
        closing.closeDays();
        assertThat(status(stuck)).isEqualTo("CLOSED_AT_NIGHT");
        assertThat(failures()).isEqualTo(before + 1);
    }

    /** DOMAIN, section 7: a job stopped unnoticed. */
    @Test
    void a_night_without_a_database_is_an_alarm() {
        var before = failures();
        house.execute("alter table office rename to office_away");

        try {
            closing.closeDays();
        } finally {
            house.execute("alter table office_away rename to office");
        }

        assertThat(failures()).isEqualTo(before + 1);
    }

    private double failures() {
        return meters.get("willkommen.job.failures")
                .tag("job", "night-closing")
                .counter()
                .count();
    }

    @Test
    void what_a_clerk_forgot_to_finish_does_not_spoil_the_figures() {
        house.signOn(Person.clerk(1), "101");
        house.done(Person.clerk(1), call(1), "start");

        clock.set(CLOSING);
        closing.closeDays();

        var figures = house.as(Person.lead())
                .get("/api/v1/offices/MD-ABH/statistics?date=2026-11-24")
                .jsonPath();
        assertThat(figures.getInt("services[0].served")).isEqualTo(1);
        assertThat(figures.getString("services[0].servingSeconds")).isNull();
        assertThat(figures.getInt("services[0].waitingSeconds.p50")).isZero();
    }

    @Test
    void a_night_that_was_missed_is_made_up_for_in_the_morning() {
        house.signOn(Person.clerk(1), "101");
        var left = house.walkIn(PERMIT);
        clock.set(Instant.parse("2026-11-25T06:30:00Z"));

        closing.closeDays();

        assertThat(status(left)).isEqualTo("CLOSED_AT_NIGHT");
        assertThat(house.rows("select 1 from counter_session where ended_at is null"))
                .isEmpty();
    }

    @Test
    void the_next_day_begins_with_empty_counters_and_number_one() {
        house.signOn(Person.clerk(1), "101");
        house.walkIn(PERMIT);
        clock.set(CLOSING);
        closing.closeDays();
        clock.set(Instant.parse("2026-11-25T07:00:00Z"));

        house.signOn(Person.clerk(2), "101");
        var ticket = house.walkIn(PERMIT);
        closing.closeDays();

        assertThat(ticket.number()).isEqualTo("A001");
        assertThat(house.called(Person.clerk(2), "101").id()).isEqualTo(ticket.id());
    }

    @Test
    void what_the_office_must_provide_leaves_every_copy() {
        var booked = new House.Booked(UUID.randomUUID(), "MD-7K3QX9WC", clock.instant(), House.OFFICE, "MD");
        house.tell(
                "booking",
                BookingChanged.CONFIRMED,
                booked.event(BookingChanged.State.CONFIRMED, 2, List.of("sign-language")));
        house.checkIn(Person.kiosk(), "MD-7K3QX9WC").then().statusCode(201);
        house.signOn(Person.clerk(1), "101");
        var ticket = house.called(Person.clerk(1), "101");
        house.step(Person.clerk(1), ticket, "park", Map.of("reason", "holt die Mutter"))
                .then()
                .statusCode(200);

        clock.set(CLOSING);
        closing.closeDays();
        closing.closeDays();

        for (var table : List.of("ticket", "booking", "performed_command")) {
            assertThat(house.rows("select * from " + table).toString())
                    .as(table)
                    .doesNotContain("sign-language", "Mutter");
        }
    }

    @Test
    void what_the_closing_left_goes_at_midnight() {
        house.booked("MD-7K3QX9WC", 0);
        var ticket = house.walkIn(PERMIT);
        house.execute(
                "update ticket set access_needs = '{seat}', park_reason = 'Mutter' where id = '" + ticket.id() + "'");
        house.execute("update booking set access_needs = '{seat}'");
        clock.set(MIDNIGHT.minusNanos(1000));
        rounds.forget();
        assertThat(house.rows("select 1 from ticket where park_reason is not null"))
                .hasSize(1);
        assertThat(house.rows("select 1 from booking where access_needs <> '{}'"))
                .hasSize(1);
        clock.set(MIDNIGHT);

        rounds.forget();

        assertThat(house.rows("select 1 from ticket where access_needs <> '{}' or park_reason is not null"))
                .isEmpty();
        assertThat(house.rows("select 1 from booking where access_needs <> '{}'"))
                .isEmpty();
        assertThat(rounds.states())
                .allSatisfy(state -> assertThat(state.verdict()).isEqualTo(RetentionState.Verdict.FINE));
    }

    @Test
    void copies_of_bookings_are_deleted_a_month_after_the_appointment() {
        house.booked("MD-7K3QX9WC", 0);
        clock.set(Instant.parse("2026-12-23T21:00:00Z"));
        rounds.forget();
        assertThat(house.rows("select 1 from booking")).hasSize(1);

        clock.set(Instant.parse("2026-12-24T21:00:00Z"));
        rounds.forget();

        assertThat(house.rows("select 1 from booking")).isEmpty();
    }

    @Test
    void who_called_is_forgotten_after_half_a_year_and_the_ticket_after_two() {
        house.signOn(Person.clerk(1), "101");
        house.done(Person.clerk(1), call(1), "start");
        clock.set(CLOSING);
        closing.closeDays();
        clock.set(CLOSING.plus(Duration.ofDays(179)));
        rounds.forget();
        assertThat(house.rows("select 1 from ticket_segment where clerk is not null"))
                .isNotEmpty();
        assertThat(house.rows("select 1 from counter_session")).isNotEmpty();

        clock.set(CLOSING.plus(Duration.ofDays(180)));
        rounds.forget();
        assertThat(house.rows("select 1 from ticket_segment where clerk is not null"))
                .isEmpty();
        assertThat(house.rows("select 1 from counter_session")).isEmpty();
        assertThat(house.rows("select 1 from ticket_segment")).isNotEmpty();
        clock.set(CLOSING.plus(Duration.ofDays(730)));
        rounds.forget();

        assertThat(house.rows("select 1 from ticket")).isEmpty();
        assertThat(house.rows("select 1 from ticket_segment")).isEmpty();
    }

    private House.Ticket call(int clerk) {
        house.walkIn(PERMIT);
        return house.called(Person.clerk(clerk), "10" + clerk);
    }

    private String status(House.Ticket ticket) {
        return house.rows("select status from ticket where id = '" + ticket.id() + "'")
                .get(0)
                .get("status");
    }
}
