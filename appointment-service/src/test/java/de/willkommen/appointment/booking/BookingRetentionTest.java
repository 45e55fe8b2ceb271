package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.retention.RetentionState;
import de.willkommen.kit.retention.RetentionState.Verdict;
import de.willkommen.kit.testing.AlertRules;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BookingRetentionTest extends ServiceTest {

    private static final String TEN = "2026-11-24T10:00:00+01:00";
    private static final Instant HALF_PAST_TEN = Instant.parse("2026-11-24T09:30:00Z");

    @Inject
    RetentionRounds rounds;

    @Inject
    HoldExpiry expiry;

    @Inject
    DayClosing closing;

    @Inject
    AgroalDataSource source;

    /** Bug of DOMAIN, section 7: retention job stopped unnoticed. */
    @Test
    void a_poisoned_booking_stops_no_other_and_alarms_when_it_is_late() {
        var office = anOffice().counters(2).create();
        var poisoned = confirmed(office, "permit", TEN);
        var other = confirmed(office, "permit", TEN);
        run("update booking set status = 'POISONED' where id = ?", id(poisoned));
        try {
            clock.set(HALF_PAST_TEN.plus(Duration.ofDays(30)));

            rounds.forget();

            assertThat(announcedTypes(other)).endsWith("booking.erased.v1");
            assertThat(personOf(poisoned).get("family_name")).isEqualTo("Öztürk");
            assertThat(state("booking-names"))
                    .returns(1L, RetentionState::overdue)
                    .returns(HALF_PAST_TEN.plus(Duration.ofDays(30)), RetentionState::oldestDueAt);
            clock.advance(Duration.ofMinutes(61));
            rounds.forget();
            assertThat(state("booking-figures").verdict()).isEqualTo(Verdict.FINE);
            assertThat(state("booking-names").verdict()).isEqualTo(Verdict.STOPPED);
            assertThat(firing()).contains("RetentionOverdue", "RetentionStopped");
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        } finally {
            run("update booking set status = 'MISSED' where id = ?", id(poisoned));
        }
        rounds.forget();
        assertThat(personOf(poisoned).values()).containsOnlyNulls();
        assertThat(state("booking-names").verdict()).isEqualTo(Verdict.FINE);
        assertThat(firing()).isEmpty();
    }

    @Test
    void what_was_needed_for_the_day_goes_with_its_closing() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        giveDayData(booking);
        clock.set(Instant.parse("2026-11-24T10:59:59Z"));
        closing.closeDays();
        assertThat(dayData(booking)).isEqualTo(3);
        clock.set(Instant.parse("2026-11-24T11:00:00Z"));

        closing.closeDays();

        assertThat(dayData(booking)).isZero();
        assertThat(personOf(booking).get("family_name")).isEqualTo("Öztürk");
    }

    @Test
    void what_the_closing_left_goes_at_midnight_whatever_is_open() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        giveDayData(booking);
        run("update booking set status = 'CHECKED_IN', ticket_status = 'WAITING' where id = ?", id(booking));
        clock.set(Instant.parse("2026-11-24T22:59:59Z"));
        closing.closeDays();
        rounds.forget();
        assertThat(dayData(booking)).isEqualTo(3);
        clock.set(Instant.parse("2026-11-24T23:00:00Z"));

        rounds.forget();

        assertThat(dayData(booking)).isZero();
        assertThat(state("booking-day-data").verdict()).isEqualTo(Verdict.FINE);
    }

    @Test
    void a_cancellation_ends_what_was_for_the_day() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        giveDayData(booking);

        cancel(booking).then().statusCode(200);

        assertThat(dayData(booking)).isZero();
        assertThat(personOf(booking).get("family_name")).isEqualTo("Öztürk");
    }

    @Test
    void what_nobody_confirmed_goes_an_hour_after_it_was_held() {
        var office = anOffice().counters(3).create();
        var expired = held(office, "permit", TEN);
        var givenBack = held(office, "permit", TEN);
        var firm = confirmed(office, "permit", TEN);
        run("update booking set holder = 'account-of-somebody' where id in (?, ?)", id(expired), id(givenBack));
        cancel(givenBack);
        clock.advance(Duration.ofMinutes(10));
        expiry.endRunOut();
        clock.advance(Duration.ofMinutes(50).minusNanos(1000));
        rounds.forget();
        assertThat(personOf(expired).get("holder")).isEqualTo("account-of-somebody");
        clock.advance(Duration.ofNanos(1000));

        rounds.forget();

        assertThat(announcedTypes(expired)).endsWith("booking.expired.v1", "booking.erased.v1");
        assertThat(announcedTypes(givenBack)).endsWith("booking.cancelled.v1", "booking.erased.v1");
        assertThat(personOf(expired).values()).containsOnlyNulls();
        assertThat(announcedTypes(firm)).doesNotContain("booking.erased.v1");
    }

    @Test
    void an_address_that_was_never_proved_goes_with_the_name() {
        var booking = held(
                anOffice()
                        .rules(new Office.BookingRules(
                                true, 0, 365, 10, 5, 15, 10_000, 10_000, 10_000, LocalTime.MIDNIGHT, 0))
                        .create(),
                "permit",
                TEN);
        confirm(booking).then().statusCode(200);
        clock.advance(Duration.ofMinutes(90));

        rounds.forget();

        assertThat(announcedTypes(booking)).endsWith("booking.expired.v1", "booking.erased.v1");
        assertThat(personOf(booking).values()).containsOnlyNulls();
    }

    @Test
    void copies_of_what_the_office_had_to_provide_go_when_the_appointment_is_over() {
        var booking = holder(request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(Map.of(
                        "office",
                        anOffice().create(),
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        TEN,
                        "accessNeeds",
                        List.of("step-free"))))
                .post("/api/v1/bookings"));
        confirm(booking).then().statusCode(200);
        assertThat(told(booking)).isPositive();
        clock.set(HALF_PAST_TEN);

        rounds.forget();

        assertThat(told(booking)).isZero();
    }

    @Test
    void who_did_it_is_forgotten_before_that_it_was_done() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        run("update booking_history set actor = 'account-of-staff', cause = 'STAFF' where booking = ?", id(booking));
        clock.advance(Duration.ofDays(180).minusNanos(1000));
        rounds.forget();
        assertThat(count("select count(actor) from booking_history where booking = ?", id(booking)))
                .isEqualTo(2);
        clock.advance(Duration.ofNanos(1000));

        rounds.forget();

        assertThat(count("select count(actor) from booking_history where booking = ?", id(booking)))
                .isZero();
        assertThat(count("select count(*) from booking_history where booking = ? and cause = 'STAFF'", id(booking)))
                .isEqualTo(2);
    }

    @Test
    void what_became_of_somebody_who_was_not_served_goes_with_the_name() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        run(
                "insert into unserved_settlement values (?, 'Neuer Termin', 'account-of-lead', '2026-11-25 08:00Z')",
                id(booking));
        clock.set(HALF_PAST_TEN.plus(Duration.ofDays(30)).minusNanos(1000));
        rounds.forget();
        assertThat(count("select count(*) from unserved_settlement where booking = ?", id(booking)))
                .isEqualTo(1);
        clock.advance(Duration.ofNanos(1000));

        rounds.forget();

        assertThat(count("select count(*) from unserved_settlement where booking = ?", id(booking)))
                .isZero();
    }

    @Test
    void two_years_later_nothing_is_left() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        clock.set(HALF_PAST_TEN.plus(Duration.ofDays(730)).minusNanos(1000));
        rounds.forget();
        assertThat(count("select count(*) from booking where id = ?", id(booking)))
                .isEqualTo(1);
        clock.advance(Duration.ofNanos(1000));

        rounds.forget();

        assertThat(count("select count(*) from booking where id = ?", id(booking)))
                .isZero();
        assertThat(count("select count(*) from booking_history where booking = ?", id(booking)))
                .isZero();
        assertThat(count("select count(*) from slot_claim where booking = ?", id(booking)))
                .isZero();
    }

    private RetentionState state(String rule) {
        return rounds.states().stream()
                .filter(state -> state.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> firing() {
        return AlertRules.read("retention")
                .firing(given().accept("text/plain").get("/q/metrics").asString());
    }

    private void giveDayData(Holder booking) {
        run("update booking set birth_date = '1990-01-01', access_needs = '{seat}' where id = ?", id(booking));
        run("insert into booking_person values (?, 0, 'Amal', 'Haddad', '2020-02-29')", id(booking));
    }

    /** How many fields there are that were for the day. */
    private long dayData(Holder booking) {
        return count(
                "select num_nonnulls(birth_date, nullif(access_needs, '{}'),"
                        + " (select min(birth_date) from booking_person where booking = id)) from booking where id = ?",
                id(booking));
    }

    private Map<String, Object> personOf(Holder booking) {
        return rows(
                        "select given_name, family_name, email, phone, birth_date, holder, person_key from booking where id = ?",
                        id(booking))
                .get(0);
    }

    private long told(Holder booking) {
        return count(
                "select count(*) from performed_command where answer ->> 'id' = ? and cast(answer as text) like '%step-free%'",
                booking.id());
    }

    private static UUID id(Holder booking) {
        return UUID.fromString(booking.id());
    }

    private void run(String sql, Object... parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
