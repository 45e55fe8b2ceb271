package de.willkommen.queue.policy;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.OFFICE;
import static de.willkommen.queue.House.PERMIT;
import static de.willkommen.queue.House.PICKUP;
import static de.willkommen.queue.House.problem;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lead sets how the office calls. */
@QuarkusTest
class PolicyTest {

    private static final String POLICY = "/api/v1/offices/MD-ABH/calling-policy";
    private static final Person ONE = Person.clerk(1);

    @Inject
    House house;

    @Inject
    RetentionRounds rounds;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        house.open();
        house.signOn(ONE, "101");
    }

    @Test
    void an_office_that_set_nothing_goes_by_the_settings_of_the_service() {
        var policy = policy();

        assertThat(policy.getLong("revision")).isZero();
        assertThat(policy.getInt("policy.walkInYieldsMinutes")).isEqualTo(20);
        assertThat(policy.getInt("policy.callsUntilNoShow")).isEqualTo(3);
    }

    @Test
    void every_value_that_is_set_is_shown_as_it_was_sent() {
        var numbers = new HashMap<String, Object>(Map.of(
                "walkInYieldsMinutes", 21,
                "lateGraceMinutes", 6,
                "lateFallsBehindMinutes", 11,
                "accessAdvanceMinutes", 121,
                "languagePatienceMinutes", 12,
                "recallAfterSeconds", 31,
                "callsUntilNoShow", 4,
                "parkReminderMinutes", 16));
        numbers.put("walkInsUntilOn", Map.of("TUESDAY", "17:00", "WEDNESDAY", "00:00"));
        numbers.put("walkInsPerDay", Map.of(PERMIT, 7));
        numbers.put(
                "numberRanges",
                Map.of("A", Map.of("walkInsFrom", 1, "walkInsTo", 99, "appointmentsFrom", 100, "appointmentsTo", 200)));

        change(0, numbers).then().statusCode(200);

        assertThat(policy().getMap("policy")).isEqualTo(numbers);
    }

    @Test
    void a_walk_in_no_longer_yields_when_the_lead_says_so_and_the_history_knows_who_did() {
        house.booked("MD-7K3QX9WC", 10);
        house.checkIn(Person.kiosk(), "MD-7K3QX9WC").then().statusCode(201);

        change(0, Map.of("walkInYieldsMinutes", 0)).then().statusCode(200);
        var walkIn = house.walkIn(PERMIT);

        assertThat(house.called(ONE, "101").id()).isEqualTo(walkIn.id());
        var history = house.as(Person.lead()).get(POLICY + "/history").jsonPath();
        assertThat(history.getList("versions.revision", Integer.class)).containsExactly(1, 0);
        assertThat(history.getString("versions[0].changedBy"))
                .isEqualTo(Person.lead().subject());
        assertThat(history.getString("versions[0].changedByName")).isEqualTo("Sabine Berger");
        assertThat(history.getInt("versions[1].policy.walkInYieldsMinutes")).isEqualTo(20);
    }

    @Test
    void after_half_a_year_nobody_knows_who_changed_it_and_what_was_changed_stays() {
        change(0, Map.of("walkInYieldsMinutes", 0)).then().statusCode(200);
        house.advance(Duration.ofDays(180));
        rounds.forget();

        var history = house.as(Person.lead()).get(POLICY + "/history").jsonPath();

        assertThat(history.getString("versions[0].changedBy")).isNull();
        assertThat(history.getString("versions[0].changedByName")).isNull();
        assertThat(history.getInt("versions[0].policy.walkInYieldsMinutes")).isZero();
    }

    @Test
    void who_waits_already_keeps_the_rank_and_the_reason_of_their_arrival() {
        house.booked("MD-7K3QX9WC", -7);
        house.checkIn(Person.kiosk(), "MD-7K3QX9WC").then().statusCode(201);
        var before = house.rows("select rank_at from ticket");

        change(0, Map.of("lateGraceMinutes", 30)).then().statusCode(200);

        assertThat(house.rows("select rank_at from ticket")).isEqualTo(before);
        assertThat(house.called(ONE, "101").reasonCode()).isEqualTo("appointment-late");
    }

    @Test
    void every_value_that_makes_no_sense_is_named_and_nothing_is_changed() {
        var refused = change(
                0,
                Map.of(
                        "walkInYieldsMinutes", -1,
                        "recallAfterSeconds", 29,
                        "callsUntilNoShow", 0,
                        "walkInsUntil", "25:00",
                        "walkInsPerDay", Map.of("tea", 3, PERMIT, 2001)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field", String.class))
                .containsExactlyInAnyOrder(
                        "walkInYieldsMinutes",
                        "recallAfterSeconds",
                        "callsUntilNoShow",
                        "walkInsUntil",
                        "walkInsPerDay.tea",
                        "walkInsPerDay." + PERMIT);
        assertThat(house.rows("select 1 from calling_policy")).isEmpty();
        assertThat(house.as(Person.lead())
                        .body(Map.of("revision", 0))
                        .put(POLICY)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_second_of_two_leads_gets_what_the_first_wrote() {
        change(0, Map.of("parkReminderMinutes", 20)).then().statusCode(200);

        var second = change(0, Map.of("parkReminderMinutes", 25));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(problem(second)).isEqualTo("policy-changed");
        assertThat(second.jsonPath().getInt("current.policy.parkReminderMinutes"))
                .isEqualTo(20);
        assertThat(second.jsonPath().getLong("current.revision")).isEqualTo(1);
    }

    @Test
    void of_two_leads_at_once_one_wins() throws Exception {
        var both = Executors.newFixedThreadPool(2);
        var answers = new ArrayList<Integer>();
        try {
            List<Callable<Response>> changes = List.of(
                    () -> change(0, Map.of("parkReminderMinutes", 20)),
                    () -> change(0, Map.of("parkReminderMinutes", 25)));
            for (var answer : both.invokeAll(changes, 20, SECONDS)) {
                answers.add(answer.get().statusCode());
            }
        } finally {
            both.shutdownNow();
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(house.rows("select 1 from calling_policy")).hasSize(1);
    }

    @Test
    void clerks_and_other_offices_leave_it_alone() {
        assertThat(house.as(ONE).get(POLICY).statusCode()).isEqualTo(403);
        assertThat(house.as(Person.lead().inOtherOffice()).get(POLICY).statusCode())
                .isEqualTo(404);
        assertThat(house.as(Person.lead().inOtherAuthority())
                        .body(sheet(0, Map.of()))
                        .put(POLICY)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void after_so_many_calls_the_next_is_a_no_show() {
        change(0, Map.of("callsUntilNoShow", 2)).then().statusCode(200);
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");
        house.advance(Duration.ofSeconds(30));
        house.done(ONE, called, "recall");
        house.advance(Duration.ofSeconds(30));

        var third = house.step(ONE, called, "recall");

        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(problem(third)).isEqualTo("called-often-enough");
        assertThat(third.jsonPath().getString("detail")).startsWith("Diese Nummer wurde schon 2-mal aufgerufen.");
        assertThat(house.done(ONE, called, "no-show").status()).isEqualTo("NO_SHOW");
    }

    @Test
    void who_is_parked_without_a_time_is_remembered_after_the_offices_time() {
        change(0, Map.of("parkReminderMinutes", 40)).then().statusCode(200);
        house.walkIn(PERMIT);
        var called = house.called(ONE, "101");

        var parked = house.step(ONE, called, "park").jsonPath();

        assertThat(parked.getString("parkedUntil")).isEqualTo("2026-11-24T07:40:00.000001Z");
    }

    @Test
    void the_numbers_of_a_day_end_with_the_contingent_but_not_at_the_desk() {
        change(0, Map.of("walkInsPerDay", Map.of(PERMIT, 1))).then().statusCode(200);
        house.walkIn(PERMIT);

        var second = take(Person.kiosk(), PERMIT);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(problem(second)).isEqualTo("numbers-given-out");
        assertThat(second.jsonPath().getString("detail")).contains("buchen Sie einen Termin");
        assertThat(take(Person.kiosk(), PICKUP).statusCode()).isEqualTo(201);
        assertThat(take(ONE, PERMIT).statusCode()).isEqualTo(201);
        assertThat(house.rows("select 1 from ticket where services[1] = '" + PERMIT + "'"))
                .hasSize(2);
        house.advance(Duration.ofDays(1));
        assertThat(take(Person.kiosk(), PERMIT).statusCode()).isEqualTo(201);
    }

    @Test
    void the_last_number_of_the_contingent_is_given_once() throws Exception {
        change(0, Map.of("walkInsPerDay", Map.of(PERMIT, 1))).then().statusCode(200);
        var both = Executors.newFixedThreadPool(2);
        var answers = new ArrayList<Integer>();
        try {
            Callable<Integer> taking = () -> take(Person.kiosk(), PERMIT).statusCode();
            for (var answer : both.invokeAll(List.of(taking, taking), 20, SECONDS)) {
                answers.add(answer.get());
            }
        } finally {
            both.shutdownNow();
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void in_the_evening_visitors_take_no_more_numbers() {
        change(0, Map.of("walkInsUntil", "08:30")).then().statusCode(200);
        house.advance(Duration.ofMinutes(29));
        assertThat(take(Person.kiosk(), ADVICE).statusCode()).isEqualTo(201);
        house.advance(Duration.ofMinutes(1));

        var late = take(Person.kiosk(), ADVICE);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(problem(late)).isEqualTo("numbers-closed");
        assertThat(late.jsonPath().getString("detail")).contains("nur bis 08:30 Uhr");
        assertThat(take(ONE, ADVICE).statusCode()).isEqualTo(201);
    }

    @Test
    void each_weekday_has_its_own_last_number() {
        change(0, Map.of("walkInsUntilOn", Map.of("TUESDAY", "17:00", "WEDNESDAY", "00:00", "THURSDAY", "12:00")))
                .then()
                .statusCode(200);

        clock.set(Instant.parse("2026-11-24T15:59:59.999Z"));
        assertThat(take(Person.kiosk(), ADVICE).statusCode()).isEqualTo(201);
        clock.set(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(problem(take(Person.kiosk(), ADVICE))).isEqualTo("numbers-closed");
        assertThat(numbers().getString("until")).isEqualTo("17:00");

        clock.set(Instant.parse("2026-11-25T08:00:00Z"));
        var onWednesday = take(Person.kiosk(), ADVICE);
        assertThat(problem(onWednesday)).isEqualTo("numbers-closed");
        assertThat(onWednesday.jsonPath().getString("detail")).startsWith("Heute gibt es keine Wartenummern.");
        assertThat(numbers().getBoolean("open")).isFalse();

        clock.set(Instant.parse("2026-11-26T10:59:00Z"));
        assertThat(take(Person.kiosk(), ADVICE).statusCode()).isEqualTo(201);
        clock.set(Instant.parse("2026-11-27T22:59:00Z"));
        assertThat(take(Person.kiosk(), ADVICE).statusCode()).isEqualTo(201);
        assertThat(numbers().getString("until")).isNull();
    }

    /** Summer time begins on 29 March 2026 and ends on 25 October: 17:00 is an hour of its own each time. */
    @ParameterizedTest
    @CsvSource({
        "17:00,2026-03-29T14:59:59Z,2026-03-29T15:00:00Z",
        "17:00,2026-10-25T15:59:59Z,2026-10-25T16:00:00Z",
        // Half past two does not exist in spring and comes twice in autumn; after the first numbers do not begin anew.
        "02:30,2026-03-29T00:59:59Z,2026-03-29T01:00:00Z",
        "02:30,2026-10-25T00:29:59Z,2026-10-25T00:30:00Z",
        "02:30,2026-10-25T00:29:59Z,2026-10-25T01:10:00Z",
    })
    void the_last_number_goes_by_the_clock_on_the_wall(String until, Instant before, Instant after) {
        clock.set(Instant.parse("2026-03-01T08:00:00Z"));
        change(0, Map.of("walkInsUntilOn", Map.of("SUNDAY", until))).then().statusCode(200);

        clock.set(before);
        assertThat(numbers().getBoolean("open")).isTrue();
        clock.set(after);
        assertThat(numbers().getBoolean("open")).isFalse();
    }

    @Test
    void one_time_for_every_day_is_still_understood_and_answered() {
        change(0, Map.of("walkInsUntil", "11:30")).then().statusCode(200);
        var all = policy();
        change(1, Map.of("walkInsUntil", "11:30", "walkInsUntilOn", Map.of("FRIDAY", "10:00")))
                .then()
                .statusCode(200);
        var one = policy();

        assertThat(all.getString("policy.walkInsUntil")).isEqualTo("11:30");
        assertThat(all.getMap("policy.walkInsUntilOn")).hasSize(7).containsEntry("SUNDAY", "11:30");
        assertThat(one.getString("policy.walkInsUntil")).isNull();
        assertThat(one.getMap("policy.walkInsUntilOn"))
                .containsEntry("FRIDAY", "10:00")
                .containsEntry("MONDAY", "11:30");
        var wrong = change(2, Map.of("walkInsUntilOn", Map.of("MONDAY", "24:00", "SOMEDAY", "10:00")));
        assertThat(wrong.jsonPath().getList("errors.field", String.class))
                .containsExactlyInAnyOrder("walkInsUntilOn.MONDAY", "walkInsUntilOn.SOMEDAY");
    }

    @Test
    void what_was_set_before_the_weekdays_came_holds_for_all_of_them() {
        change(0, Map.of("walkInsUntil", "11:30")).then().statusCode(200);
        house.execute("update calling_policy set walk_ins_until_on = null");

        assertThat(policy().getMap("policy.walkInsUntilOn")).hasSize(7).containsEntry("SUNDAY", "11:30");
    }

    @Test
    void everybody_sees_until_when_and_for_what_numbers_are_left() {
        assertThat(numbers().getBoolean("open")).isTrue();
        change(0, Map.of("walkInsUntil", "08:30", "walkInsPerDay", Map.of(PERMIT, 1, PICKUP, 5)))
                .then()
                .statusCode(200);
        house.walkIn(PERMIT);
        take(ONE, PICKUP).then().statusCode(201);

        var before = numbers();
        house.advance(Duration.ofMinutes(30));
        var after = numbers();

        assertThat(before.getBoolean("open")).isTrue();
        assertThat(before.getString("until")).isEqualTo("08:30");
        assertThat(before.getMap("services.find { it.code == '" + PERMIT + "' }"))
                .containsEntry("perDay", 1)
                .containsEntry("left", 0);
        assertThat(before.getInt("services.find { it.code == '" + PICKUP + "' }.left"))
                .isEqualTo(5);
        assertThat(after.getBoolean("open")).isFalse();
        assertThat(house.anybody().get("/api/v1/offices/NO-SUCH/numbers").statusCode())
                .isEqualTo(404);
    }

    @Test
    void numbers_go_by_the_ranges_of_their_letter_and_nobody_with_an_appointment_is_sent_away() {
        change(0, ranges(Map.of("walkInsFrom", 100, "walkInsTo", 101, "appointmentsFrom", 500, "appointmentsTo", 500)))
                .then()
                .statusCode(200);
        house.booked("MD-7K3QX9WC", 10);
        house.booked("MD-4MRT6K2P", 12);

        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A100");
        assertThat(number(house.checkIn(Person.kiosk(), "MD-7K3QX9WC"))).isEqualTo("A500");
        assertThat(left(PERMIT)).isEqualTo(1);
        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A101");
        assertThat(left(PERMIT)).isZero();
        assertThat(problem(take(Person.kiosk(), PERMIT))).isEqualTo("numbers-given-out");
        assertThat(number(take(ONE, PERMIT))).isEqualTo("A501");
        assertThat(number(house.checkIn(Person.kiosk(), "MD-4MRT6K2P"))).isEqualTo("A502");
        assertThat(number(take(Person.kiosk(), PICKUP))).isEqualTo("B001");
        house.advance(Duration.ofDays(1));
        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A100");
    }

    @Test
    void ranges_may_change_in_the_middle_of_a_day_and_no_number_is_given_twice() {
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        change(0, ranges(Map.of("walkInsFrom", 2, "walkInsTo", 50))).then().statusCode(200);
        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A003");
        change(1, ranges(Map.of("appointmentsFrom", 3, "appointmentsTo", 9)))
                .then()
                .statusCode(200);
        house.booked("MD-7K3QX9WC", 10);
        assertThat(number(house.checkIn(Person.kiosk(), "MD-7K3QX9WC"))).isEqualTo("A004");
        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A010");
        change(2, Map.of()).then().statusCode(200);

        var free = List.of(number(take(Person.kiosk(), PERMIT)), number(take(ONE, PERMIT)));

        assertThat(free).doesNotContain("A001", "A002", "A003", "A004", "A010").doesNotHaveDuplicates();
        assertThat(house.rows("select distinct number from ticket")).hasSize(7);
    }

    @Test
    void numbers_without_a_range_pass_over_those_a_range_gave_earlier_that_day() {
        change(0, ranges(Map.of("walkInsFrom", 2, "walkInsTo", 50))).then().statusCode(200);
        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A002");
        change(1, Map.of()).then().statusCode(200);

        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A003");
    }

    @Test
    void who_gets_a_number_of_a_full_range_at_the_desk_takes_none_of_those_with_an_appointment() {
        change(0, ranges(Map.of("walkInsFrom", 100, "walkInsTo", 100, "appointmentsFrom", 101, "appointmentsTo", 500)))
                .then()
                .statusCode(200);
        assertThat(number(take(Person.kiosk(), PERMIT))).isEqualTo("A100");

        assertThat(number(take(ONE, PERMIT))).isEqualTo("A501");
    }

    @Test
    void two_at_once_get_two_numbers_of_a_range_and_the_last_is_given_once() throws Exception {
        change(0, ranges(Map.of("walkInsFrom", 7, "walkInsTo", 9))).then().statusCode(200);
        var many = Executors.newFixedThreadPool(4);
        var answers = new ArrayList<Integer>();
        try {
            Callable<Integer> taking = () -> take(Person.kiosk(), PERMIT).statusCode();
            for (var answer : many.invokeAll(List.of(taking, taking, taking, taking), 20, SECONDS)) {
                answers.add(answer.get());
            }
        } finally {
            many.shutdownNow();
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 201, 201, 409);
        assertThat(house.rows("select number from ticket order by number"))
                .extracting(row -> row.get("number"))
                .containsExactly("A007", "A008", "A009");
    }

    @Test
    void ranges_that_make_no_sense_are_named() {
        var refused = change(
                0,
                Map.of(
                        "numberRanges",
                        Map.of(
                                "A",
                                        Map.of(
                                                "walkInsFrom",
                                                1,
                                                "walkInsTo",
                                                500,
                                                "appointmentsFrom",
                                                500,
                                                "appointmentsTo",
                                                600),
                                "B", Map.of("walkInsFrom", 9, "walkInsTo", 8, "appointmentsFrom", 1),
                                "C", Map.of("walkInsFrom", 0, "walkInsTo", 10000),
                                "Z", Map.of("walkInsFrom", 1, "walkInsTo", 2))));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field", String.class))
                .containsExactlyInAnyOrder(
                        "numberRanges.A.appointmentsFrom",
                        "numberRanges.B.walkInsTo",
                        "numberRanges.B.appointmentsTo",
                        "numberRanges.C.walkInsFrom",
                        "numberRanges.C.walkInsTo",
                        "numberRanges.Z");
        assertThat(house.as(Person.lead()).get(POLICY + "/history").jsonPath().getList("letters"))
                .containsExactly("A", "B", "C");
    }

    private JsonPath policy() {
        return house.as(Person.lead()).get(POLICY).jsonPath();
    }

    private JsonPath numbers() {
        return house.anybody().get("/api/v1/offices/MD-ABH/numbers").jsonPath();
    }

    private static Map<String, ?> ranges(Map<String, Integer> ofA) {
        return Map.of("numberRanges", Map.of("A", ofA));
    }

    private static String number(Response response) {
        return response.then().statusCode(201).extract().jsonPath().getString("number");
    }

    private int left(String service) {
        return numbers().getInt("services.find { it.code == '" + service + "' }.left");
    }

    private Response take(Person person, String service) {
        return house.walkIn(person, Map.of("office", OFFICE, "services", List.of(service)));
    }

    private Response change(long revision, Map<String, ?> changes) {
        return house.as(Person.lead()).body(sheet(revision, changes)).put(POLICY);
    }

    private static Map<String, Object> sheet(long revision, Map<String, ?> changes) {
        var sheet = new HashMap<String, Object>(Map.of(
                "revision", revision,
                "walkInYieldsMinutes", 20,
                "lateGraceMinutes", 5,
                "lateFallsBehindMinutes", 10,
                "accessAdvanceMinutes", 120,
                "languagePatienceMinutes", 10,
                "recallAfterSeconds", 30,
                "callsUntilNoShow", 3,
                "parkReminderMinutes", 15));
        sheet.putAll(changes);
        return sheet;
    }
}
