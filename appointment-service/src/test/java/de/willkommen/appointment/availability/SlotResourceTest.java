package de.willkommen.appointment.availability;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.office.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SlotResourceTest extends ServiceTest {

    private static final String LONG =
            "de-x-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee-ffffffff-gggggggg-hhhhhhhh-iiiiiiii";

    @Inject
    Closures closures;

    private List<String> starts(String office, String query) {
        return request()
                .get("/api/v1/slots?office=" + office + "&" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("slots.start");
    }

    @Test
    void a_free_morning_offers_starts_that_leave_no_gap_too_short_for_the_longest_service() {
        var office = anOffice().create();

        var starts = starts(office, "service=permit&from=2026-11-25&to=2026-11-25");

        assertThat(starts).hasSize(8).startsWith("2026-11-25T08:00:00+01:00").endsWith("2026-11-25T11:30:00+01:00");
        hold(office, "permit", "2026-11-25T08:15:00+01:00").then().statusCode(201);
    }

    @Test
    void two_services_for_three_people_need_the_sum_of_their_times() {
        var office = anOffice().create();

        request()
                .get(
                        "/api/v1/slots?office={office}&service=permit&service=pickup&persons=3&from=2026-11-25&to=2026-11-25",
                        office)
                .then()
                .statusCode(200)
                .body("slots[0].start", equalTo("2026-11-25T08:00:00+01:00"))
                .body("slots[0].end", equalTo("2026-11-25T09:20:00+01:00"));
    }

    @Test
    void services_no_counter_offers_together_have_no_slot() {
        request()
                .get(
                        "/api/v1/slots?office=MD-ABH&service=residence-permit&service=integration-course&from=2026-11-25&to=2026-11-25")
                .then()
                .statusCode(200)
                .body("slots", hasSize(0))
                .body("nextFrom", nullValue());
    }

    @Test
    void when_the_window_is_empty_the_next_day_with_slots_is_named() {
        var office = anOffice()
                .open("2026-01-07", "FREQ=WEEKLY;INTERVAL=4;BYDAY=WE", "08:00", "12:00")
                .create();

        request()
                .get("/api/v1/slots?office={office}&service=permit&from=2026-11-26&to=2026-12-01", office)
                .then()
                .statusCode(200)
                .body("slots", hasSize(0))
                .body("searchedFrom", equalTo("2026-11-26"))
                .body("searchedTo", equalTo("2026-12-01"))
                .body("nextFrom", equalTo("2026-12-09"));
    }

    /** Bug of DOMAIN, section 7: slot after closing when the length does not divide the opening. */
    @Test
    void no_slot_ends_after_closing_and_none_can_be_booked_there_when_the_length_does_not_divide_the_opening() {
        var office =
                anOffice().open("2026-01-01", "FREQ=DAILY", "08:00", "08:50").create();

        for (var persons = 1; persons <= 2; persons++) {
            var ends = request()
                    .get(
                            "/api/v1/slots?office={office}&service=permit&persons={persons}&from=2026-11-25&to=2026-11-25",
                            office,
                            persons)
                    .then()
                    .statusCode(200)
                    .extract()
                    .<List<String>>path("slots.end");
            assertThat(ends)
                    .isNotEmpty()
                    .allSatisfy(end -> assertThat(end).isLessThanOrEqualTo("2026-11-25T08:50:00+01:00"));
        }
        hold(office, "permit", "2026-11-25T08:30:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-11-25T08:15:00+01:00").then().statusCode(201);
    }

    /** Bug of DOMAIN, section 7: bi-weekly plan disagreeing between search and booking. */
    @Test
    void every_slot_of_a_bi_weekly_plan_can_be_booked_and_no_other_week_can_also_around_week_53() {
        var office = anOffice()
                .open("2026-12-01", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "08:00", "09:00")
                .create();

        var starts = starts(office, "service=permit&from=2026-12-01&to=2027-01-31");

        assertThat(starts)
                .filteredOn(start -> start.contains("T08:00"))
                .containsExactly(
                        "2026-12-01T08:00:00+01:00",
                        "2026-12-15T08:00:00+01:00",
                        "2026-12-29T08:00:00+01:00",
                        "2027-01-12T08:00:00+01:00",
                        "2027-01-26T08:00:00+01:00");
        assertThat(starts)
                .filteredOn(start -> start.contains("T08:00"))
                .allSatisfy(start -> hold(office, "permit", start).then().statusCode(201));
        hold(office, "permit", "2027-01-05T08:00:00+01:00").then().statusCode(409);
    }

    @Test
    void the_land_is_closed_on_epiphany_and_open_on_womens_day() {
        var office = anOffice().create();

        assertThat(starts(office, "service=permit&from=2027-01-06&to=2027-01-06"))
                .isEmpty();
        assertThat(starts(office, "service=permit&from=2027-03-08&to=2027-03-08"))
                .isNotEmpty();
        hold(office, "permit", "2027-01-06T09:00:00+01:00").then().statusCode(409);
        hold(office, "permit", "2027-03-08T09:00:00+01:00").then().statusCode(201);
    }

    @Test
    void on_both_sundays_of_the_changing_clocks_slots_are_real_time() {
        clock.set(Instant.parse("2026-03-01T07:00:00Z"));
        var office =
                anOffice().open("2026-01-01", "FREQ=DAILY", "01:00", "04:00").create();

        var spring = starts(office, "service=permit&from=2026-03-29&to=2026-03-29");
        var autumn = starts(office, "service=permit&from=2026-10-25&to=2026-10-25");

        assertThat(spring)
                .hasSize(4)
                .contains("2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00")
                .noneMatch(start -> start.contains("T02:"));
        assertThat(autumn).hasSize(8).contains("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00");
        hold(office, "permit", "2026-10-25T02:00:00+02:00").then().statusCode(201);
        hold(office, "permit", "2026-10-25T02:00:00+01:00").then().statusCode(201);
    }

    @Test
    void a_closure_takes_its_time_out_and_no_more() {
        var office = anOffice().create();
        QuarkusTransaction.requiringNew()
                .run(() -> closures.enter(new Closure(
                        UUID.randomUUID(),
                        0,
                        office.substring(0, office.indexOf('-')),
                        office,
                        Closure.Kind.TRAINING,
                        Closure.Scope.OFFICE,
                        null,
                        new TimeRange(Instant.parse("2026-11-25T07:00:00Z"), Instant.parse("2026-11-25T10:00:00Z")),
                        "training")));

        assertThat(starts(office, "service=permit&from=2026-11-25&to=2026-11-25"))
                .containsExactly("2026-11-25T11:00:00+01:00", "2026-11-25T11:30:00+01:00");
        hold(office, "permit", "2026-11-25T10:00:00+01:00").then().statusCode(409);
    }

    @Test
    void a_clerk_who_speaks_the_language_is_found_and_booked() {
        var office =
                anOffice().counterSpeaking("de").counterSpeaking("de", "ar").create();
        hold(office, "permit", "2026-11-25T09:00:00+01:00").then().statusCode(201);
        clock.set(Instant.parse("2026-11-24T08:00:00Z"));

        assertThat(starts(office, "service=permit&language=ar&from=2026-11-25&to=2026-11-25"))
                .hasSize(8);
        var arabic = request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"office":"%s","services":[{"code":"permit"}],"start":"2026-11-25T10:00:00+01:00","language":"ar"}
                        """.formatted(office))
                .post("/api/v1/bookings");
        assertThat(rows("select counter from booking where id = cast(? as uuid)", arabic.<String>path("id"))
                        .get(0)
                        .get("counter"))
                .isEqualTo("2");
        assertThat(starts(office, "service=permit&language=ar&from=2026-11-25&to=2026-11-25"))
                .doesNotContain("2026-11-25T10:00:00+01:00");
        assertThat(starts(office, "service=permit&language=vi&from=2026-11-25&to=2026-11-25"))
                .hasSize(8);
    }

    @Test
    void who_needs_a_step_free_way_is_not_sent_up_a_stair() {
        var office = anOffice().notStepFree().create();

        assertThat(starts(office, "service=permit&from=2026-11-25&to=2026-11-25"))
                .isNotEmpty();
        assertThat(starts(office, "service=permit&accessNeeds=step-free&from=2026-11-25&to=2026-11-25"))
                .isEmpty();
    }

    @Test
    void lead_and_horizon_bound_what_is_offered_and_what_can_be_booked() {
        var office = anOffice()
                .rules(new Office.BookingRules(false, 180, 7, 10, 5, 15, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0))
                .create();

        assertThat(starts(office, "service=permit&from=2026-11-24&to=2026-12-20"))
                .startsWith("2026-11-24T11:00:00+01:00")
                .endsWith("2026-12-01T11:30:00+01:00");
        hold(office, "permit", "2026-11-24T10:45:00+01:00").then().statusCode(409);
        hold(office, "permit", "2026-12-01T11:30:00+01:00").then().statusCode(201);
        hold(office, "permit", "2026-12-02T08:00:00+01:00").then().statusCode(400);
        hold(office, "permit", "2027-12-02T09:00:00+01:00").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing=1, office",
        "office=NOWHERE&service=permit, office",
        "office=MD-ABH, service",
        "office=MD-ABH&service=nothing, service",
        "office=MD-ABH&service=residence-permit&persons=0, persons",
        "office=MD-ABH&service=residence-permit&persons=many, persons",
        "office=MD-ABH&service=residence-permit&persons=99999999999, persons",
        "office=MD-ABH&service=residence-permit&from=today, from",
        "office=MD-ABH&service=residence-permit&from=0000-01-01, from",
        "office=MD-ABH&service=residence-permit&from=2026-11-25&to=2026-11-24, to",
        "office=MD-ABH&service=residence-permit&from=2026-11-01&to=2026-11-20, to",
        "office=MD-ABH&service=residence-permit&from=2026-11-25&to=2027-11-24, to",
        "office=MD-ABH&service=residence-permit&language=xx, language",
        "office=MD-ABH&service=residence-permit&service=residence-permit, service",
        "office=%00&service=residence-permit, office",
        "office=MD-ABH&office=NOWHERE&service=residence-permit, office",
        "office=1&office=2&office=3&office=4&office=5&office=6&office=7&office=8&office=9&office=a&office=b&service=x, office",
        "office=MD-ABH&service=, service",
        "office=MD-ABH&service=%00, service",
        "office=MD-ABH&service=a&service=b&service=c&service=d&service=e&service=f, service",
        "office=MD-ABH&service=residence-permit&persons=-1, persons",
        "office=MD-ABH&service=residence-permit&persons=1.5, persons",
        "office=MD-ABH&service=residence-permit&persons=1000, persons",
        "office=MD-ABH&service=residence-permit&persons=1&persons=2, persons",
        "office=MD-ABH&service=residence-permit&service=address-change&persons=1&persons=2&persons=1, persons",
        "office=MD-ABH&service=residence-permit&from=2026-02-29, from",
        "office=MD-ABH&service=residence-permit&from=2026-13-01, from",
        "office=MD-ABH&service=residence-permit&from=24.11.2026, from",
        "office=MD-ABH&service=residence-permit&from=2026-11-24T08:00:00Z, from",
        "office=MD-ABH&service=residence-permit&from=%2B12026-11-24, from",
        "office=MD-ABH&service=residence-permit&to=-2026-11-24, to",
        "office=MD-ABH&service=residence-permit&to=2026-W49, to",
        "office=MD-ABH&service=residence-permit&to=2026-11-23, to",
        "office=MD-ABH&service=residence-permit&from=2000-01-01&to=2026-11-25, to",
        "office=MD-ABH&service=residence-permit&language=de%00, language",
        "office=MD-ABH&service=residence-permit&language=Arabisch, language",
        "office=MD-ABH&service=residence-permit&language=" + LONG + ", language",
        "office=MD-ABH&service=residence-permit&accessNeeds=step_free, accessNeeds",
        "office=MD-ABH&service=residence-permit&accessNeeds=seat&accessNeeds=%00, accessNeeds",
        "office=MD-ABH&service=residence-permit&channel=internal, channel",
        "office=MD-ABH&service=residence-permit&channel=PARTNER, channel"
    })
    void wrong_input_names_the_field_and_why_in_the_language_asked_for(String query, String field) {
        for (var language : List.of("de", "en", "ar")) {
            var reasons = request()
                    .header("Accept-Language", language)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/slots?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .header("Content-Language", language)
                    .body("errors.field", hasItem(field))
                    .body("errors.field", everyItem(equalTo(field)))
                    .extract()
                    .<List<String>>path("errors.reason");
            assertThat(reasons).allSatisfy(reason -> {
                assertThat(reason).isNotBlank().doesNotStartWith("field.").doesNotContain("{");
                assertThat(Character.UnicodeScript.of(reason.codePointAt(0)))
                        .isEqualTo(
                                language.equals("ar") ? Character.UnicodeScript.ARABIC : Character.UnicodeScript.LATIN);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=&to=&persons=&language=&accessNeeds=&channel=",
                "from=%202026-11-25%20&to=2026-11-25",
                "from=2000-01-01",
                "from=9999-12-31",
                "language=AR",
                "language=prs",
                "language=fa_AF",
                "persons=%D9%A1",
                "service=address-change&persons=1&persons=2",
                "office=HAL-ABH&office=MD-ABH",
                "accessNeeds=seat&accessNeeds=priority&accessNeeds=seat",
                "unknown=parameter"
            })
    void unusual_but_clear_questions_are_answered(String query) {
        request()
                .urlEncodingEnabled(false)
                .get("/api/v1/slots?office=MD-ABH&service=residence-permit&" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void without_a_last_day_two_weeks_from_today_are_searched_however_long_ago_the_first_was() {
        request()
                .get("/api/v1/slots?office=MD-ABH&service=residence-permit&from=2026-01-01")
                .then()
                .statusCode(200)
                .body("searchedFrom", equalTo("2026-11-24"))
                .body("searchedTo", equalTo("2026-12-07"));
    }

    @Test
    void sixty_two_days_fit_and_one_more_does_not() {
        request()
                .get("/api/v1/slots?office=MD-ABH&service=residence-permit&from=2026-12-01&to=2027-01-31")
                .then()
                .statusCode(200);
        request()
                .get("/api/v1/slots?office=MD-ABH&service=residence-permit&from=2026-12-01&to=2027-02-01")
                .then()
                .statusCode(400);
    }
}
