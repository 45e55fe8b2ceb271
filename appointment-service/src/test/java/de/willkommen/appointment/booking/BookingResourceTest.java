package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.office.OfficeFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BookingResourceTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-25T11:00:00+01:00";

    @Inject
    OpeningPlans plans;

    @Inject
    EntityManager entities;

    @Test
    void a_time_is_held_confirmed_moved_and_cancelled() {
        var office = anOffice().create();
        var held = hold(office, "permit", TEN);
        held.then()
                .statusCode(201)
                .body("status", equalTo("HELD"))
                .body("start", equalTo(TEN))
                .body("end", equalTo("2026-11-25T10:30:00+01:00"))
                .body("heldUntil", equalTo("2026-11-24T08:10:00+01:00"));
        var booking = holder(held);

        confirm(booking)
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("reference", equalTo(booking.reference()))
                .body("room", equalTo("0.1"))
                .body("phone", equalTo("+4915112345678"))
                .body("notify", contains("EMAIL", "SMS"))
                .body("heldUntil", nullValue());
        move(booking, ELEVEN)
                .then()
                .statusCode(200)
                .body("id", equalTo(booking.id()))
                .body("reference", equalTo(booking.reference()))
                .body("start", equalTo(ELEVEN))
                .body("calendarSequence", equalTo(1));
        cancel(booking).then().statusCode(200).body("status", equalTo("CANCELLED"));
        cancel(booking).then().statusCode(200).body("status", equalTo("CANCELLED"));

        assertThat(announcedTypes(booking))
                .containsExactly("booking.held.v1", "booking.confirmed.v1", "booking.moved.v1", "booking.cancelled.v1");
    }

    @Test
    void every_step_is_announced_with_the_whole_state_and_a_higher_revision() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        move(booking, ELEVEN);

        var events = announced("willkommen.booking.v1", booking.id());

        assertThat(events).extracting(event -> event.payload().get("revision")).containsExactly(1, 2, 3);
        assertThat(events.get(0).payload())
                .containsEntry("contactable", false)
                .containsEntry("contactRevision", 0)
                .containsEntry("status", "HELD")
                .containsEntry("cause", "CITIZEN");
        assertThat(events.get(2).payload())
                .containsEntry("contactable", true)
                .containsEntry("contactRevision", 2)
                .containsEntry("start", "2026-11-25T10:00:00Z")
                .containsEntry("previousStart", "2026-11-25T09:00:00Z")
                .containsEntry("counter", "1")
                .containsEntry("room", "0.1")
                .containsEntry("reference", booking.reference())
                .doesNotContainKeys("familyName", "email", "phone");
    }

    @Test
    void contact_data_goes_before_the_event_that_needs_it_with_links_only_the_holder_gets() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        var contacts = announced("willkommen.contact.personal.v1", booking.id());
        var order = rows("select topic from outbox where key = ? order by seq", booking.id());

        assertThat(contacts).hasSize(1);
        assertThat(contacts.get(0).payload())
                .containsEntry("familyName", "Öztürk")
                .containsEntry("phone", "+4915112345678")
                .containsEntry("channels", List.of("EMAIL", "SMS"))
                .containsEntry("keepUntil", "2026-12-25T09:30:00Z");
        assertThat((Map<?, ?>) contacts.get(0).payload().get("links"))
                .hasSize(2)
                .allSatisfy((name, link) -> assertThat((String) link)
                        .startsWith("http://localhost:8080/l/" + ("manage".equals(name) ? "b" : "c"))
                        .endsWith(booking.token()));
        assertThat(order.stream().map(row -> row.get("topic")))
                .containsExactly("willkommen.booking.v1", "willkommen.contact.personal.v1", "willkommen.booking.v1");
    }

    @Test
    void who_wants_no_messages_is_not_announced_to_anybody() {
        var booking = held(anOffice().create(), "permit", TEN);

        confirm(booking, Map.of("familyName", "Öztürk", "email", "layla@example.org", "notify", List.of()))
                .then()
                .statusCode(200);

        assertThat(announced("willkommen.contact.personal.v1", booking.id())).isEmpty();
        assertThat(announced("willkommen.booking.v1", booking.id()).get(1).payload())
                .containsEntry("contactable", false);
    }

    @Test
    void no_secret_and_no_name_is_stored_with_the_answers_of_commands() {
        var key = UUID.randomUUID();
        var booking = holder(hold(anOffice().create(), "permit", TEN, key));
        var confirmation = UUID.randomUUID();
        request()
                .header("Booking-Token", booking.token())
                .header("Idempotency-Key", confirmation)
                .body(Map.of("familyName", "Öztürk"))
                .post("/api/v1/bookings/{id}/confirmation", booking.id())
                .then()
                .statusCode(200)
                .body("familyName", equalTo("Öztürk"));

        var stored = rows(
                "select cast(answer as text) as answer from performed_command where key in (?, ?)", key, confirmation);

        assertThat(stored)
                .hasSize(2)
                .allSatisfy(row -> assertThat((String) row.get("answer"))
                        .contains(booking.id())
                        .doesNotContain(booking.token())
                        .doesNotContain("Öztürk"));
    }

    @Test
    void a_key_belongs_to_one_request() {
        var office = anOffice().counters(2).create();
        var key = UUID.randomUUID();
        var first = hold(office, "permit", TEN, key);

        hold(office, "permit", TEN, key).then().statusCode(201).body("token", equalTo(first.path("token")));
        hold(office, "permit", ELEVEN, key).then().statusCode(422).body("type", endsWith("#idempotency-key-reused"));
    }

    @Test
    void a_refusal_is_not_kept_but_tried_anew() {
        var office = anOffice().create();
        var first = held(office, "permit", TEN);
        var key = UUID.randomUUID();
        hold(office, "permit", TEN, key).then().statusCode(409);

        cancel(first);

        hold(office, "permit", TEN, key).then().statusCode(201);
    }

    @Test
    void confirming_twice_with_the_same_data_answers_the_same_and_tells_nobody_again() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        confirm(booking).then().statusCode(200).body("status", equalTo("CONFIRMED"));
        confirm(booking, Map.of("familyName", "Schmidt"))
                .then()
                .statusCode(409)
                .body("type", endsWith("#booking-closed"));

        assertThat(announcedTypes(booking)).containsExactly("booking.held.v1", "booking.confirmed.v1");
        show(booking).then().body("familyName", equalTo("Öztürk"));
    }

    @Test
    void a_hold_that_has_run_out_frees_the_slot_at_that_moment() {
        var office = anOffice().create();
        var late = held(office, "permit", TEN);
        clock.advance(Duration.ofMinutes(10).minusNanos(1000));
        hold(office, "permit", TEN).then().statusCode(409);

        clock.advance(Duration.ofNanos(1000));

        request()
                .get("/api/v1/slots?office={office}&service=permit&from=2026-11-25&to=2026-11-25", office)
                .then()
                .body("slots.start", hasItem(TEN));
        show(late).then().body("status", equalTo("EXPIRED"));
        confirm(late).then().statusCode(410).body("type", endsWith("#hold-expired"));
        hold(office, "permit", TEN).then().statusCode(201);
        assertThat(announcedTypes(late)).containsExactly("booking.held.v1", "booking.expired.v1");
    }

    @Test
    void a_hold_can_be_confirmed_in_its_last_moment() {
        var booking = held(anOffice().create(), "permit", TEN);
        clock.advance(Duration.ofMinutes(10).minusNanos(1000));

        confirm(booking).then().statusCode(200);
    }

    /** Bug of DOMAIN, section 7: move = book new, then cancel old without waiting. */
    @Test
    void a_move_to_a_taken_time_leaves_everything_as_it_was() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        confirmed(office, "permit", ELEVEN);

        move(booking, ELEVEN)
                .then()
                .statusCode(409)
                .body("type", endsWith("#slot-taken"))
                .body("alternatives.start", hasItem("2026-11-25T11:30:00+01:00"));

        show(booking).then().body("start", equalTo(TEN)).body("calendarSequence", equalTo(0));
        hold(office, "permit", TEN).then().statusCode(409);
    }

    @Test
    void a_booking_can_move_to_a_time_that_overlaps_its_own() {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);

        move(booking, "2026-11-25T10:15:00+01:00").then().statusCode(200);

        hold(office, "permit", TEN).then().statusCode(409);
        hold(office, "permit", "2026-11-25T09:45:00+01:00").then().statusCode(201);
    }

    @Test
    void moving_to_where_it_is_changes_nothing() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        move(booking, TEN).then().statusCode(200).body("calendarSequence", equalTo(0));

        assertThat(announcedTypes(booking)).doesNotContain("booking.moved.v1");
    }

    /** Bug of DOMAIN, section 7: booked duration changing when the plan is deleted. */
    @Test
    void a_booking_keeps_time_and_length_when_its_plan_is_deleted() {
        OfficeFixture fixture = anOffice();
        var booking = confirmed(fixture.create(), "permit", TEN);

        QuarkusTransaction.requiringNew().run(() -> fixture.plans().forEach(plan -> plans.remove(plan)));

        show(booking)
                .then()
                .body("start", equalTo(TEN))
                .body("end", equalTo("2026-11-25T10:30:00+01:00"))
                .body("status", equalTo("CONFIRMED"));
    }

    /** Bug of DOMAIN, section 7: calendar UID changing with the date. */
    @Test
    void the_calendar_entry_keeps_its_uid_for_life() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        var before = calendar(booking);
        move(booking, ELEVEN);
        var moved = calendar(booking);
        cancel(booking);
        var cancelled = calendar(booking);

        assertThat(List.of(before, moved, cancelled))
                .allSatisfy(entry ->
                        assertThat(entry).contains("UID:" + booking.id() + "@willkommen", "TZID:Europe/Berlin"));
        assertThat(before).contains("SEQUENCE:0", "METHOD:PUBLISH", "DTSTART;TZID=Europe/Berlin:20261125T100000");
        assertThat(moved).contains("SEQUENCE:1", "METHOD:PUBLISH", "DTSTART;TZID=Europe/Berlin:20261125T110000");
        assertThat(cancelled).contains("SEQUENCE:2", "METHOD:CANCEL", "STATUS:CANCELLED");
        assertThat(Arrays.stream(moved.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void a_time_that_is_only_held_is_no_calendar_entry() {
        var booking = held(anOffice().create(), "permit", TEN);

        request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/calendar.ics", booking.id())
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

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

    @Test
    void a_wrong_token_and_an_unknown_booking_look_the_same() {
        var office = anOffice().counters(2).create();
        var mine = confirmed(office, "permit", TEN);
        var other = confirmed(office, "permit", TEN);
        var foreign = new Holder(mine.id(), mine.reference(), other.token());
        var nobodys = new Holder(UUID.randomUUID().toString(), "", other.token());
        var noId = new Holder("1", "", other.token());

        for (var wrong : List.of(foreign, nobodys, noId)) {
            show(wrong).then().statusCode(404).body("type", endsWith("#not-found"));
            cancel(wrong).then().statusCode(404);
            move(wrong, ELEVEN).then().statusCode(404);
            confirm(wrong).then().statusCode(404);
        }
        request().get("/api/v1/bookings/{id}", mine.id()).then().statusCode(401);
        request().post("/api/v1/bookings/{id}/cancellation", mine.id()).then().statusCode(401);
        assertThat(status(mine)).isEqualTo("CONFIRMED");
    }

    @Test
    void the_language_can_be_changed_and_the_contact_is_announced_in_it() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        request()
                .header("Booking-Token", booking.token())
                .body(Map.of("language", "prs"))
                .patch("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(200)
                .body("language", equalTo("fa-AF"));

        assertThat(announced("willkommen.contact.personal.v1", booking.id())
                        .get(1)
                        .payload())
                .containsEntry("language", "fa-AF")
                .containsEntry("revision", 2);
        assertThat(announcedTypes(booking)).endsWith("booking.amended.v1");
    }

    @Test
    void a_move_or_cancellation_after_the_end_of_a_booking_is_refused() {
        var booking = confirmed(anOffice().create(), "permit", TEN);
        cancel(booking);

        move(booking, ELEVEN)
                .then()
                .statusCode(409)
                .body("type", endsWith("#booking-closed"))
                .body("bookingStatus", equalTo("CANCELLED"));
    }

    @Test
    @TestSecurity(user = "clerk", roles = "clerk")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000001"),
                @Claim(key = "authority", value = "MD")
            })
    void staff_see_and_cancel_the_bookings_of_their_authority() {
        var booking = confirmed("MD-ABH", "residence-permit", "2026-11-25T09:00:00+01:00");

        request()
                .get("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(200)
                .body("familyName", equalTo("Öztürk"));
        request()
                .queryParam(
                        "reference",
                        booking.reference().toLowerCase(Locale.ROOT).replace("-", " "))
                .get("/api/v1/bookings")
                .then()
                .statusCode(200)
                .body("bookingId", equalTo(booking.id()))
                .body("familyName", nullValue())
                .body("revision", equalTo(2));
        request()
                .post("/api/v1/bookings/{id}/cancellation", booking.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
        request()
                .body(Map.of("reason", "Rang up"))
                .post("/api/v1/bookings/{id}/cancellation", booking.id())
                .then()
                .statusCode(200);
        request()
                .get("/api/v1/bookings/{id}/history", booking.id())
                .then()
                .statusCode(200)
                .body("to", contains("HELD", "CONFIRMED", "CANCELLED"))
                .body("[2].cause", equalTo("STAFF"))
                .body("[2].reason", equalTo("Rang up"))
                .body("[2].actor", equalTo("00000000-0000-4000-8000-000000000001"));
    }

    @Test
    @TestSecurity(
            user = "clerk-halle",
            roles = {"clerk", "lead", "admin"})
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000021"),
                @Claim(key = "authority", value = "HAL")
            })
    void another_authoritys_bookings_do_not_exist_for_staff() {
        var booking = confirmed("MD-ABH", "residence-permit", "2026-11-25T09:00:00+01:00");

        request().get("/api/v1/bookings/{id}", booking.id()).then().statusCode(404);
        request().get("/api/v1/bookings/{id}/history", booking.id()).then().statusCode(404);
        request().get("/api/v1/bookings/{id}/calendar.ics", booking.id()).then().statusCode(404);
        request()
                .post("/api/v1/bookings/{id}/cancellation", booking.id())
                .then()
                .statusCode(404);
        request()
                .body(Map.of("start", ELEVEN))
                .post("/api/v1/bookings/{id}/move", booking.id())
                .then()
                .statusCode(404);
        request()
                .body(Map.of("language", "en"))
                .patch("/api/v1/bookings/{id}", booking.id())
                .then()
                .statusCode(404);
        request()
                .body(Map.of("familyName", "X"))
                .post("/api/v1/bookings/{id}/confirmation", booking.id())
                .then()
                .statusCode(404);
        request()
                .queryParam("reference", booking.reference())
                .get("/api/v1/bookings")
                .then()
                .statusCode(404);
        assertThat(status(booking)).isEqualTo("CONFIRMED");
        cancel(booking);
    }

    @Test
    void what_is_for_staff_is_not_for_the_public() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        request()
                .queryParam("reference", booking.reference())
                .get("/api/v1/bookings")
                .then()
                .statusCode(401);
        request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/history", booking.id())
                .then()
                .statusCode(401);
    }

    @Test
    @TestSecurity(user = "citizen", roles = "citizen")
    @OidcSecurity(claims = @Claim(key = "sub", value = "00000000-0000-4000-8000-000000000006"))
    void a_citizens_account_is_the_key_to_its_own_bookings_alone() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        request().get("/api/v1/bookings/{id}", booking.id()).then().statusCode(200);
        request()
                .get("/api/v1/bookings/mine")
                .then()
                .statusCode(200)
                .body("id", hasItem(booking.id()))
                .body("find { it.id == '%s' }.familyName".formatted(booking.id()), equalTo("Öztürk"));
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update booking set holder = 'another' where id = :id")
                        .setParameter("id", UUID.fromString(booking.id()))
                        .executeUpdate());
        request().get("/api/v1/bookings/{id}", booking.id()).then().statusCode(404);
        request().get("/api/v1/bookings/mine").then().body("id", not(hasItem(booking.id())));
        request()
                .queryParam("reference", booking.reference())
                .get("/api/v1/bookings")
                .then()
                .statusCode(403);
        request().post("/api/v1/announcements").then().statusCode(403);
    }

    @Test
    void wrong_input_says_which_field_and_why() {
        var office = anOffice().create();
        refused(Map.of(), "office");
        refused(Map.of("office", "NOWHERE"), "office");
        refused(Map.of("office", "a\u0000b"), "office");
        refused(Map.of("office", office), "services");
        refused(Map.of("office", office, "services", List.of()), "services");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "nothing")), "start", TEN),
                "services[0].code");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "permit", "persons", 7)), "start", TEN),
                "services[0].persons");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "permit", "persons", 0)), "start", TEN),
                "services[0].persons");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit"), Map.of("code", "permit")),
                        "start",
                        TEN),
                "services[1].code");
        refused(Map.of("office", office, "services", List.of(Map.of("code", "permit"))), "start");
        refused(Map.of("office", office, "services", List.of(Map.of("code", "permit")), "start", "tomorrow"), "start");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        "2026-11-23T10:00:00+01:00"),
                "start");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        "+999999999-12-31T23:59:59-18:00"),
                "start");
        refused(
                Map.of("office", office, "services", List.of(Map.of("code", "permit")), "start", TEN, "language", "xx"),
                "language");
        refused(
                Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        TEN,
                        "accessNeeds",
                        List.of("magic")),
                "accessNeeds[0]");
        refused(Map.of("office", office, "services", "permit", "start", TEN), "services");
    }

    @Test
    void a_body_that_is_no_json_and_a_missing_key_are_refused_kindly() {
        request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{")
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        request()
                .body("{}")
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .body("type", endsWith("#idempotency-key-missing"));
        request()
                .header("Idempotency-Key", "1")
                .body("{}")
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"));
        request()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/v1/bookings")
                .then()
                .statusCode(400);
    }

    @Test
    void a_confirmation_with_everything_wrong_says_so_in_the_readers_language() {
        var booking = held(anOffice().create(), "permit", TEN);

        request()
                .header("Booking-Token", booking.token())
                .header("Accept-Language", "ar")
                .body(Map.of("email", "nobody", "phone", "12", "notify", List.of("PIGEON", "EMAIL")))
                .post("/api/v1/bookings/{id}/confirmation", booking.id())
                .then()
                .statusCode(400)
                .header("Content-Language", "ar")
                .body("errors.field", containsInAnyOrder("familyName", "email", "phone", "notify[0]", "consent"))
                .body("title", containsString("يرجى"));
        assertThat(status(booking)).isEqualTo("HELD");
    }

    @Test
    void a_move_needs_a_start_that_is_still_to_come() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        move(booking, "2026-11-23T10:00:00+01:00").then().statusCode(400).body("errors.field", contains("start"));
        request()
                .header("Booking-Token", booking.token())
                .body("{}")
                .post("/api/v1/bookings/{id}/move", booking.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("start"));
    }

    @Test
    void a_start_between_the_grid_or_after_closing_is_not_free() {
        var office = anOffice().create();

        hold(office, "permit", "2026-11-25T10:07:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T11:45:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T20:00:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T11:30:00+01:00").then().statusCode(201);
    }

    private void refused(Map<String, ?> body, String field) {
        request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(body))
                .post("/api/v1/bookings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    private String calendar(Holder booking) {
        return request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/calendar.ics", booking.id())
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .extract()
                .asString();
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
