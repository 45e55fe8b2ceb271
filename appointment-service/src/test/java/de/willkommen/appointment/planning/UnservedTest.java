package de.willkommen.appointment.planning;

import static de.willkommen.appointment.office.OfficeFixture.anOfficeOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import de.willkommen.appointment.ticketfeed.TicketFixture;
import de.willkommen.events.TicketChanged;
import de.willkommen.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "lead", roles = "lead")
@OidcSecurity(
        claims = {
            @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000099"),
            @Claim(key = "authority", value = "PLAN")
        })
class UnservedTest extends PlanningTest {

    @Inject
    @Any
    InMemoryConnector connector;

    @Test
    void who_was_not_served_is_owed_a_time_until_somebody_writes_down_what_became_of_it() throws Exception {
        var code = anOfficeOf("PLAN").create();
        var other = anOfficeOf("PLAN").create();
        var booking = confirmed(code, "permit", "2026-11-24T10:00:00+01:00");
        confirmed(code, "permit", "2026-11-24T11:00:00+01:00");
        leftUnserved(booking, code);

        request()
                .get(path(code, "/unserved"))
                .then()
                .statusCode(200)
                .body("open", equalTo(1))
                .body("bookings.booking.reference", contains(booking.reference()));
        request().get(path(code, "/conflicts")).then().body("unserved", equalTo(1));
        request().get(path(other, "/unserved")).then().body("open", equalTo(0));
        String settlement = "/unserved/" + booking.id() + "/settlement";
        post(code, settlement, Map.of("reason", " ")).then().statusCode(400).body("errors.field", contains("reason"));
        post(other, settlement, Map.of("reason", "Neuer Termin")).then().statusCode(404);
        post(code, settlement, Map.of("reason", "Neuer Termin am 1. Dezember"))
                .then()
                .statusCode(200)
                .body("settlement.by", equalTo("00000000-0000-4000-8000-000000000099"));
        post(code, settlement, Map.of("reason", "Noch einmal"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#already-settled"))
                .body("current.settlement.reason", equalTo("Neuer Termin am 1. Dezember"));

        request().get(path(code, "/unserved")).then().body("bookings", hasSize(0));
        request()
                .queryParam("state", "SETTLED")
                .get(path(code, "/unserved"))
                .then()
                .body("settled", equalTo(1))
                .body("bookings[0].settlement.reason", equalTo("Neuer Termin am 1. Dezember"));
    }

    private void leftUnserved(Holder booking, String office) throws Exception {
        var ticket = UUID.randomUUID();
        tell(ticket, booking, office, TicketChanged.OPENED, 1, TicketChanged.State.WAITING);
        tell(ticket, booking, office, TicketChanged.CLOSED, 2, TicketChanged.State.CLOSED_AT_NIGHT);
    }

    private void tell(
            UUID ticket, Holder booking, String office, String type, long revision, TicketChanged.State status)
            throws Exception {
        var event = TicketFixture.aTicket(
                ticket, UUID.fromString(booking.id()), "PLAN", office, status, revision, clock.instant());
        TestEvents.deliver(connector, "tickets", UUID.randomUUID().toString(), type, written(event))
                .get(10, TimeUnit.SECONDS);
    }
}
