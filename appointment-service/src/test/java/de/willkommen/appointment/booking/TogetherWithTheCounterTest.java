package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.BookableResource.Kind;
import de.willkommen.appointment.office.BookableResource.Mode;
import de.willkommen.appointment.office.BookableResources;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.OfferedServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Interpreters, rooms and the time of other channels: what a booking needs beside a free counter, or does not get. */
@QuarkusTest
class TogetherWithTheCounterTest extends ServiceTest {

    @Inject
    BookableResources resources;

    @Inject
    OfferedServices services;

    @Inject
    OpeningPlans plans;

    @Test
    void where_no_clerk_speaks_the_language_the_interpreters_hours_are_offered_and_the_interpreter_is_booked() {
        var office = anOffice().counters(2).create();
        resource(office, Kind.INTERPRETER, "ar-1", List.of("ar"), List.of(Mode.VIDEO), "10:00", "11:00");

        var starts = starts(office, "&language=ar");
        var held = speaking(office, "2026-11-25T10:00:00+01:00", "ar");

        assertThat(starts).containsExactly("2026-11-25T10:00:00+01:00", "2026-11-25T10:30:00+01:00");
        show(holder(held)).then().body("spokenLanguage", equalTo("ar")).body("interpreter", equalTo("VIDEO"));
        assertThat(starts(office, "&language=ar")).containsExactly("2026-11-25T10:30:00+01:00");
        assertThat(starts(office, "")).contains("2026-11-25T10:00:00+01:00");
    }

    @Test
    void the_interpreters_only_time_is_offered_also_when_another_would_leave_more_room_for_others() {
        var office = anOffice().create();
        resource(office, Kind.INTERPRETER, "ar-1", List.of("ar"), List.of(Mode.VIDEO), "10:15", "10:50");

        var starts = starts(office, "&language=ar");

        assertThat(starts).containsExactly("2026-11-25T10:15:00+01:00");
        speaking(office, "2026-11-25T10:15:00+01:00", "ar").then().statusCode(201);
    }

    @Test
    void of_many_who_need_the_one_interpreter_one_gets_everything_and_the_others_nothing() throws Exception {
        var office = anOffice().counters(8).create();
        resource(office, Kind.INTERPRETER, "ar-1", List.of("ar"), List.of(Mode.ON_SITE), "08:00", "12:00");
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Response> wish = () -> speaking(office, "2026-11-25T10:00:00+01:00", "ar");
            var answers = threads.invokeAll(Collections.nCopies(8, wish));

            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(claims(office, "counter")).isEqualTo(1);
        assertThat(claims(office, "interpreter")).isEqualTo(1);
    }

    @Test
    void a_clerk_who_speaks_the_language_leaves_the_interpreter_free_and_a_cancellation_frees_both() {
        var office =
                anOffice().counterSpeaking("de").counterSpeaking("de", "ar").create();
        resource(office, Kind.INTERPRETER, "ar-1", List.of("ar"), List.of(Mode.ON_SITE), "08:00", "12:00");

        var clerk = holder(speaking(office, "2026-11-25T10:00:00+01:00", "ar"));
        var interpreter = holder(speaking(office, "2026-11-25T10:00:00+01:00", "ar"));

        show(clerk).then().body("interpreter", nullValue()).body("counter", equalTo("2"));
        show(interpreter).then().body("interpreter", equalTo("ON_SITE")).body("counter", equalTo("1"));
        cancel(interpreter).then().statusCode(200);
        assertThat(claims(office, "interpreter")).isZero();
        assertThat(claims(office, "counter")).isEqualTo(1);
    }

    @Test
    void a_booking_with_an_interpreter_moves_with_them_also_into_its_own_time() {
        var office = anOffice().create();
        resource(office, Kind.INTERPRETER, "ar-1", List.of("ar"), List.of(Mode.ON_SITE), "09:00", "11:00");
        var booking = holder(speaking(office, "2026-11-25T10:00:00+01:00", "ar"));
        confirm(booking).then().statusCode(200);

        move(booking, "2026-11-25T10:15:00+01:00").then().statusCode(200);
        move(booking, "2026-11-25T11:15:00+01:00").then().statusCode(409);

        assertThat(show(booking).<String>path("start")).isEqualTo("2026-11-25T10:15:00+01:00");
        assertThat(claims(office, "interpreter")).isEqualTo(1);
    }

    @Test
    void a_service_that_needs_a_room_is_bookable_once_for_each_room_that_is_there() {
        var office = anOffice().counters(3).create();
        var authority = authority(office);
        resource(office, Kind.ROOM, "hall", List.of(), List.of(), "08:00", "10:00");
        QuarkusTransaction.requiringNew()
                .run(() -> services.put(new OfferedService(
                        authority, office, "permit", 1, "", 30, 15, 6, "A", 1, true, List.of("hall"))));

        hold(office, "permit", "2026-11-25T09:00:00+01:00").then().statusCode(201);

        hold(office, "permit", "2026-11-25T09:00:00+01:00")
                .then()
                .statusCode(409)
                .body(
                        "alternatives.findAll { it.start >= '2026-11-25T10:00' && it.start < '2026-11-25T23' }",
                        hasSize(0));
        hold(office, "permit", "2026-11-25T10:00:00+01:00").then().statusCode(409);
        hold(office, "pickup", "2026-11-25T10:00:00+01:00").then().statusCode(201);
        assertThat(claims(office, "room")).isEqualTo(1);
    }

    @Test
    void of_many_who_need_one_of_two_rooms_two_get_everything_and_the_others_nothing() throws Exception {
        var office = anOffice().counters(8).create();
        var authority = authority(office);
        for (var room : List.of("hall", "chamber")) {
            resource(office, Kind.ROOM, room, List.of(), List.of(), "08:00", "12:00");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> services.put(new OfferedService(
                        authority, office, "permit", 1, "", 30, 15, 6, "A", 1, true, List.of("hall", "chamber"))));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Response> wish = () -> hold(office, "permit", "2026-11-25T09:00:00+01:00");

            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(Collections.nCopies(8, wish))) {
                statuses.add(answer.get().statusCode());
            }

            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
        assertThat(claims(office, "counter")).isEqualTo(2);
        assertThat(claims(office, "room")).isEqualTo(2);
    }

    @Test
    void time_kept_for_staff_is_not_the_publics_until_it_is_released() {
        var fixture = anOffice().counters(2);
        var office = fixture.create();
        var plan = fixture.plans().get(0);
        QuarkusTransaction.requiringNew()
                .run(() -> plans.replace(new OpeningPlan(
                        plan.id(),
                        0,
                        plan.authority(),
                        office,
                        plan.owner(),
                        plan.startsOn(),
                        null,
                        plan.opensAt(),
                        plan.closesAt(),
                        plan.rule(),
                        Set.of(),
                        List.of(
                                new OpeningPlan.Share(Channel.PUBLIC, 1, null),
                                new OpeningPlan.Share(Channel.INTERNAL, null, 60)))));
        confirmed(office, "permit", "2026-11-25T10:00:00+01:00");

        hold(office, "permit", "2026-11-25T10:00:00+01:00").then().statusCode(409);
        request()
                .get("/api/v1/slots?office={office}&service=permit&channel=INTERNAL", office)
                .then()
                .statusCode(403);

        // The counter kept for staff opens at eight: one hour before, to the minute.
        clock.set(Instant.parse("2026-11-25T05:59:59Z"));
        hold(office, "permit", "2026-11-25T10:00:00+01:00").then().statusCode(409);
        clock.set(Instant.parse("2026-11-25T06:00:00Z"));
        hold(office, "permit", "2026-11-25T10:00:00+01:00").then().statusCode(201);
    }

    private void resource(
            String office, Kind kind, String code, List<String> languages, List<Mode> modes, String from, String to) {
        var authority = authority(office);
        QuarkusTransaction.requiringNew().run(() -> {
            resources.put(
                    new BookableResource(authority, code, office, 1, kind, code, languages, modes, List.of(), true));
            plans.enter(new OpeningPlan(
                    UUID.randomUUID(),
                    0,
                    authority,
                    office,
                    OpeningPlan.Owner.resource(code),
                    LocalDate.parse("2026-01-01"),
                    null,
                    LocalTime.parse(from),
                    LocalTime.parse(to),
                    "FREQ=DAILY",
                    Set.of(),
                    List.of(OpeningPlan.Share.ALL_PUBLIC)));
        });
    }

    private static List<String> starts(String office, String more) {
        return request()
                .get("/api/v1/slots?office=" + office + "&service=permit&from=2026-11-25&to=2026-11-25" + more)
                .then()
                .statusCode(200)
                .extract()
                .path("slots.start");
    }

    private Response speaking(String office, String start, String language) {
        return request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit")),
                        "start",
                        start,
                        "language",
                        "de",
                        "spokenLanguage",
                        language)))
                .post("/api/v1/bookings");
    }

    private long claims(String office, String kind) {
        return count("select count(*) from slot_claim where resource like ?", kind + "/" + authority(office) + "/%");
    }

    private static String authority(String office) {
        return office.substring(0, office.indexOf('-'));
    }
}
