package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.OfficeFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much one person may book, hold by hold and name by name. */
@QuarkusTest
class BookingLimitsTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";

    private static String office(int perPerson, int holds) {
        return rules(perPerson, holds).create();
    }

    /** An office that tells people of one name apart by their dates of birth. */
    private static String asking(int perPerson) {
        return rules(perPerson, 10).askingForBirthDates().create();
    }

    private static OfficeFixture rules(int perPerson, int holds) {
        return anOffice()
                .counters(8)
                .rules(new Office.BookingRules(
                        false, 0, 365, 10, 5, 15, 10_000, perPerson, holds, LocalTime.MIDNIGHT, 0));
    }

    @Test
    void a_person_is_known_by_the_name_however_it_is_typed() {
        var office = office(1, 10);
        confirm(held(office, "permit", TEN), Map.of("givenName", "Zoe\u0308", "familyName", "Strauß"))
                .then()
                .statusCode(200);

        confirm(held(office, "permit", TEN), Map.of("givenName", "ZOË", "familyName", " STRAUSS "))
                .then()
                .statusCode(409)
                .body("type", endsWith("#too-many-bookings"))
                .body("max", equalTo(1));
        confirm(held(office, "permit", TEN), Map.of("givenName", "Zoé", "familyName", "Strauß"))
                .then()
                .statusCode(200);
    }

    @Test
    void people_of_one_name_are_told_apart_by_their_address_where_no_date_of_birth_does() {
        var office = office(1, 10);
        confirm(held(office, "permit", TEN), named("anh@example.org", null))
                .then()
                .statusCode(200);

        confirm(held(office, "permit", TEN), named("another.anh@example.org", null))
                .then()
                .statusCode(200);
        confirm(held(office, "permit", TEN), named(null, "0151 12345678"))
                .then()
                .statusCode(200);
        confirm(held(office, "permit", TEN), named("Anh@Example.org", "0151 12345679"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#too-many-bookings"));
        confirm(held(office, "permit", TEN), named(null, "+49 151 12345678"))
                .then()
                .statusCode(409);
    }

    @Test
    void with_a_date_of_birth_another_address_makes_nobody_else_of_a_person() {
        var office = asking(1);
        confirm(held(office, "permit", TEN), born("anh@example.org")).then().statusCode(200);

        confirm(held(office, "permit", TEN), born("another.anh@example.org"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#too-many-bookings"));
    }

    @Test
    void a_family_with_one_address_is_as_many_people() {
        var office = office(1, 10);

        for (var name : List.of("Amal", "Bassam", "Dina")) {
            confirm(
                            held(office, "permit", TEN),
                            Map.of("givenName", name, "familyName", "Haddad", "email", "haddad@example.org"))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_cancelled_booking_counts_no_longer() {
        var office = office(1, 10);
        var first = held(office, "permit", TEN);
        confirm(first, born("anh@example.org")).then().statusCode(200);
        confirm(held(office, "permit", TEN), born("anh@example.org")).then().statusCode(409);

        cancel(first);

        confirm(held(office, "permit", TEN), born("anh@example.org")).then().statusCode(200);
    }

    @Test
    @TestSecurity(user = "citizen", roles = "citizen")
    @OidcSecurity(claims = @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000061"))
    void an_account_holds_no_more_than_it_may_and_again_when_one_has_run_out() {
        var office = office(5, 2);
        held(office, "permit", TEN);
        held(office, "permit", TEN);

        hold(office, "permit", TEN)
                .then()
                .statusCode(409)
                .body("type", endsWith("#too-many-holds"))
                .body("max", equalTo(2));
        clock.advance(Duration.ofMinutes(10));
        hold(office, "permit", TEN).then().statusCode(201);
    }

    @Test
    @TestSecurity(user = "citizen", roles = "citizen")
    @OidcSecurity(claims = @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000062"))
    void an_account_has_no_more_open_bookings_under_other_names() {
        var office = office(2, 10);
        confirm(held(office, "permit", TEN), Map.of("familyName", "A")).then().statusCode(200);
        held(office, "permit", TEN);

        hold(office, "permit", TEN).then().statusCode(409).body("type", endsWith("#too-many-bookings"));
    }

    @Test
    @TestSecurity(user = "citizen", roles = "citizen")
    @OidcSecurity(claims = @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000063"))
    void of_many_holds_at_once_an_account_gets_as_many_as_it_may() throws Exception {
        var office = office(10, 3);

        var answers = atOnce(IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> hold(office, "permit", TEN))
                .toList());

        assertThat(answers.stream().map(Response::statusCode)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(3);
    }

    @Test
    void the_last_booking_a_person_may_have_is_confirmed_once() throws Exception {
        var office = asking(2);
        var holds =
                IntStream.range(0, 6).mapToObj(i -> held(office, "permit", TEN)).toList();

        var answers = atOnce(holds.stream()
                .<Callable<Response>>map(hold -> () -> confirm(hold, born("anh+" + hold.id() + "@example.org")))
                .toList());

        assertThat(answers.stream().map(Response::statusCode)).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(2);
    }

    private static Map<String, ?> named(@Nullable String email, @Nullable String phone) {
        var body = new HashMap<String, Object>(Map.of("givenName", "Thi Anh", "familyName", "Nguyen"));
        body.put("email", email);
        body.put("phone", phone);
        return body;
    }

    private static Map<String, ?> born(String email) {
        var body = new HashMap<String, Object>(named(email, null));
        body.put("birthDate", "1990-01-01");
        return body;
    }

    private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            return threads.invokeAll(calls).stream()
                    .map(BookingLimitsTest::answer)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Response answer(Future<Response> running) {
        try {
            return running.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
