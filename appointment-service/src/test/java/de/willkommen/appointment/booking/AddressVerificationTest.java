package de.willkommen.appointment.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Offices that want a mail address proved before a booking is one. */
@QuarkusTest
class AddressVerificationTest extends ServiceTest {

    /** Bug of DOMAIN, section 7: booking without the mailed token accepted; mail scanner opening the link twice. */
    @Test
    void an_office_that_verifies_waits_for_the_mailed_token_and_takes_it_twice() {
        var start = "2026-11-26T09:00:00+01:00";
        var booking = held("HAL-ABH", "residence-permit", start);
        confirm(booking).then().statusCode(200).body("status", equalTo("PENDING"));
        var verification = token(booking, "verify");

        verify(booking, booking.token()).then().statusCode(404);
        verify(booking, "").then().statusCode(401);
        assertThat(status(booking)).isEqualTo("PENDING");
        verify(booking, verification).then().statusCode(200).body("status", equalTo("CONFIRMED"));
        verify(booking, verification).then().statusCode(200).body("status", equalTo("CONFIRMED"));

        assertThat(announcedTypes(booking))
                .containsExactly("booking.held.v1", "booking.pending.v1", "booking.confirmed.v1");
        cancel(booking);
    }

    /** Bug of DOMAIN, section 7: mail scanner opening the link. It opens addresses, it presses no buttons. */
    @Test
    void opening_the_address_confirms_nothing() {
        var booking = held("HAL-ABH", "residence-permit", "2026-11-27T09:00:00+01:00");
        confirm(booking).then().statusCode(200);
        var verification = token(booking, "verify");

        for (var method : List.of("GET", "HEAD")) {
            request()
                    .header("Verification-Token", verification)
                    .request(method, "/api/v1/bookings/{id}/verification", booking.id())
                    .then()
                    .statusCode(405);
        }

        assertThat(status(booking)).isEqualTo("PENDING");
        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1", "booking.pending.v1");
        cancel(booking);
    }

    @Test
    void an_address_that_is_not_verified_in_time_frees_the_slot() {
        var start = "2026-11-26T10:00:00+01:00";
        var booking = held("HAL-ABH", "residence-permit", start);
        confirm(booking).then().statusCode(200);
        var verification = token(booking, "verify");

        clock.advance(Duration.ofMinutes(30));

        verify(booking, verification).then().statusCode(410).body("type", endsWith("#verification-expired"));
        cancel(held("HAL-ABH", "residence-permit", start)).then().statusCode(200);
    }

    private Response verify(Holder booking, String token) {
        return request().header("Verification-Token", token).post("/api/v1/bookings/{id}/verification", booking.id());
    }

    /** The secret at the end of a link that was announced. */
    private String token(Holder booking, String link) {
        var contact = announced("willkommen.contact.personal.v1", booking.id()).get(0);
        var address = (String) ((Map<?, ?>) contact.payload().get("links")).get(link);
        return address.substring(address.length() - 22);
    }
}
