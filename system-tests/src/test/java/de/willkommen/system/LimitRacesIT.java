package de.willkommen.system;

import static de.willkommen.system.Platform.key;
import static de.willkommen.system.RacingBookings.ONE_COUNTER;
import static de.willkommen.system.RacingBookings.SERVICE;
import static de.willkommen.system.RacingBookings.address;
import static de.willkommen.system.RacingBookings.anOfficeWithOneCounter;
import static de.willkommen.system.RacingBookings.at;
import static de.willkommen.system.RacingBookings.booked;
import static de.willkommen.system.RacingBookings.cancel;
import static de.willkommen.system.RacingBookings.claims;
import static de.willkommen.system.RacingBookings.confirm;
import static de.willkommen.system.RacingBookings.happened;
import static de.willkommen.system.RacingBookings.holds;
import static de.willkommen.system.RacingBookings.refusedWith;
import static de.willkommen.system.RacingBookings.starts;
import static de.willkommen.system.RacingBookings.wish;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.system.RacingBookings.Booked;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The limits of an office, tried by one person at two instances at once: nobody gets more than is allowed. */
class LimitRacesIT {

    @BeforeAll
    static void an_office_with_one_counter() {
        anOfficeWithOneCounter();
    }

    @Test
    void one_person_confirms_no_more_bookings_than_allowed_with_ever_new_addresses() {
        var holds = holds(6);

        var answers = AtOnce.all(
                6,
                i -> confirm(
                        i,
                        holds.get(i),
                        Map.of(
                                "givenName",
                                "Thi Anh",
                                "familyName",
                                "Nguyen " + holds.get(0).id(),
                                "birthDate",
                                "1990-01-01",
                                "email",
                                address())));

        confirmedAtMost(2, holds, answers);
    }

    @Test
    void one_address_confirms_no_more_bookings_than_allowed_under_ever_new_names() {
        var holds = holds(6);
        var email = address();

        var answers = AtOnce.all(6, i -> confirm(i, holds.get(i), Map.of("familyName", "Haddad" + i, "email", email)));

        confirmedAtMost(3, holds, answers);
    }

    private static void confirmedAtMost(int allowed, List<Booked> holds, List<Response> answers) {
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(allowed);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).allSatisfy(refused -> {
            refusedWith(409, "too-many-bookings", refused);
            assertThat(refused.<Integer>path("max")).isEqualTo(allowed);
        });
        for (var i = 0; i < holds.size(); i++) {
            var confirmed = answers.get(i).statusCode() == 200;
            assertThat(happened(holds.get(i))).isEqualTo(confirmed ? List.of("held", "confirmed") : List.of("held"));
            assertThat(claims(holds.get(i))).isEqualTo(1);
        }
        holds.forEach(RacingBookings::cancel);
    }

    @Test
    void an_account_holds_no_more_times_than_allowed() {
        var starts = starts(6);

        var answers = AtOnce.all(
                6,
                i -> at(i).header("Authorization", "Bearer " + Platform.token("citizen"))
                        .header("Idempotency-Key", key())
                        .body(wish(ONE_COUNTER, SERVICE, starts.get(i)))
                        .post("/api/v1/bookings"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(refused -> refusedWith(409, "too-many-holds", refused));
        answers.stream().filter(answer -> answer.statusCode() == 201).forEach(held -> cancel(booked(held)));
    }
}
