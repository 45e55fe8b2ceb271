package de.willkommen.queue.statistics;

import static de.willkommen.queue.House.ADVICE;
import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.testing.TestClock;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.statistics.AnyDays.Life;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
class StatisticsTest {

    private static final Person ONE = Person.clerk(1);
    private static final String FIGURES = "/api/v1/offices/MD-ABH/statistics/figures";

    @Inject
    House house;

    @Inject
    TestClock clock;

    @Inject
    StayStatistics statistics;

    @Inject
    Offices offices;

    @Inject
    RetentionRounds rounds;

    @BeforeEach
    void open() {
        house.open();
    }

    @TestFactory
    Stream<DynamicTest> random_days_are_counted_as_somebody_with_a_pencil_would() {
        return LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    house.open();
                    var days = new AnyDays(seed);
                    var people = new ArrayList<Life>();
                    // Both changes of the clocks, a leap day, the turn of the year.
                    for (var day : List.of("2026-03-28", "2026-03-29", "2026-10-25", "2028-02-29", "2026-12-31")) {
                        people.addAll(days.people(LocalDate.parse(day), (int) (seed * 7 % 40)));
                    }
                    AnyDays.write(house, people);

                    for (var by : groupings()) {
                        assertFigures(people, by);
                    }
                }));
    }

    private void assertFigures(List<Life> people, Set<Grouping> by) {
        var office = offices.office(House.OFFICE).orElseThrow();
        var figures = statistics.of(office, LocalDate.parse("2026-01-01"), LocalDate.parse("2028-12-31"), by, null);

        assertThat(figures)
                .allSatisfy(each -> assertThat(each).isEqualTo(ObviousFigures.of(belonging(people, each), each)));
        assertThat(figures.stream().mapToInt(Figures::people).sum()).isEqualTo(people.size());
        assertThat(figures).doesNotHaveDuplicates();
        assertThat(figures)
                .allSatisfy(each -> assertThat(each.day() != null).isEqualTo(by.contains(Grouping.DAY)))
                .allSatisfy(each -> assertThat(each.hour() != null).isEqualTo(by.contains(Grouping.HOUR)))
                .allSatisfy(each -> assertThat(each.service() != null).isEqualTo(by.contains(Grouping.SERVICE)));
    }

    private static List<Life> belonging(List<Life> people, Figures group) {
        return people.stream()
                .filter(life -> group.day() == null || group.day().equals(life.day()))
                .filter(life -> group.hour() == null
                        || group.hour()
                                == life.stays()
                                        .get(0)
                                        .from()
                                        .atZone(AnyDays.ZONE)
                                        .getHour())
                .filter(life -> group.service() == null || group.service().equals(life.service()))
                .toList();
    }

    private static List<Set<Grouping>> groupings() {
        return List.of(
                EnumSet.noneOf(Grouping.class),
                EnumSet.of(Grouping.DAY),
                EnumSet.of(Grouping.HOUR),
                EnumSet.of(Grouping.SERVICE),
                EnumSet.allOf(Grouping.class));
    }

    /** DOMAIN, section 7: statistics lost and repaired by hand six times. */
    @Test
    void figures_that_were_lost_come_back_by_themselves() {
        aDay();
        var before = house.as(Person.lead()).get(FIGURES + "?by=service").asString();

        house.execute("update ticket set status = 'WAITING', status_since = '2000-01-01Z', services = '{lost}',"
                + " opened_at = '2000-01-01Z', called_at = null, call_began_at = null, started_at = null,"
                + " finished_at = null, counter = null, recalls = 0, reason = null, planned_minutes = 0");
        house.execute("delete from ticket_number");
        house.execute("delete from counter_session");
        house.execute("delete from service");

        assertThat(house.as(Person.lead()).get(FIGURES + "?by=service").asString())
                .isEqualTo(before)
                .contains("\"served\":2", "\"noShows\":1", "\"left\":0", "\"unserved\":0");
    }

    @Test
    void forgetting_who_served_changes_no_figure() {
        aDay();
        var before = house.as(Person.lead())
                .get(FIGURES + "?from=2026-11-24")
                .jsonPath()
                .getMap("rows[0]");
        clock.advance(Duration.ofDays(200));
        rounds.forget();
        assertThat(house.rows("select 1 from ticket_segment where clerk is not null"))
                .isEmpty();

        var after = house.as(Person.lead())
                .get(FIGURES + "?from=2026-11-24")
                .jsonPath()
                .getMap("rows[0]");

        assertThat(after).isEqualTo(before);
        assertThat(after.get("servingSeconds"))
                .isEqualTo(Map.of("count", 2, "p50", 660, "p90", 852, "longest", 900, "mean", 660));
    }

    /** Two served, one of them after a misclick and at two counters; one who did not come; one who still waits. */
    private void aDay() {
        house.signOn(ONE, "101");
        house.signOn(Person.clerk(5), "201");
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.walkIn(PERMIT);
        house.advance(Duration.ofMinutes(10));
        var first = house.called(ONE, "101");
        house.advance(Duration.ofSeconds(60));
        house.done(ONE, first, "start");
        house.advance(Duration.ofMinutes(7));
        house.done(ONE, first, "finish");
        var second = house.called(ONE, "101");
        house.advance(Duration.ofSeconds(20));
        house.done(ONE, second, "no-show");
        house.done(ONE, second, "undo");
        house.advance(Duration.ofSeconds(40));
        var again = house.called(ONE, "101");
        house.advance(Duration.ofSeconds(30));
        house.done(ONE, again, "start");
        house.advance(Duration.ofMinutes(5));
        house.step(ONE, again, "transfer", Map.of("services", List.of(ADVICE)))
                .then()
                .statusCode(200);
        house.advance(Duration.ofMinutes(3));
        var there = house.called(Person.clerk(5), "201");
        house.advance(Duration.ofSeconds(90));
        house.done(Person.clerk(5), there, "start");
        house.advance(Duration.ofMinutes(10));
        house.done(Person.clerk(5), there, "finish");
        var third = house.called(ONE, "101");
        house.done(ONE, third, "no-show");
        house.advance(Duration.ofMinutes(5));
        house.walkIn(PERMIT);
    }

    @Test
    void a_day_is_told_in_full() {
        aDay();

        var row = house.as(Person.lead()).get(FIGURES).jsonPath();

        assertThat(row.getInt("rows[0].people")).isEqualTo(4);
        assertThat(row.getInt("rows[0].served")).isEqualTo(2);
        assertThat(row.getInt("rows[0].noShows")).isEqualTo(1);
        assertThat(row.getInt("rows[0].open")).isEqualTo(1);
        // 10 minutes; and 18 until the first call, 1 until the second, 3 after being passed on.
        assertThat(row.getMap("rows[0].waitingSeconds"))
                .isEqualTo(Map.of("count", 2, "p50", 960, "p90", 1248, "longest", 1320, "mean", 960));
        // 60 seconds; 30 and 90 to two counters.
        assertThat(row.getMap("rows[0].waySeconds"))
                .isEqualTo(Map.of("count", 2, "p50", 90, "p90", 114, "longest", 120, "mean", 90));
        assertThat(row.getInt("rows[0].promises")).isEqualTo(3);
        assertThat(row.getInt("rows[0].promisesKept")).isEqualTo(2);
    }

    @Test
    void the_table_opens_in_any_program() {
        aDay();

        var answer = house.as(Person.lead()).get(FIGURES + ".csv?from=2026-11-24&to=2026-11-25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"statistics-MD-ABH-2026-11-24-2026-11-25.csv\"");
        assertThat(answer.asString()).endsWith("\r\n");
        assertThat(answer.asString().split("\r\n")).hasSize(2);
        assertThat(answer.asString())
                .startsWith(
                        "day,hour_of_arrival,service,people,served,did_not_come_when_called,left,not_served,still_here,"
                                + "waiting_people,waiting_median_seconds,waiting_90_percent_seconds,waiting_longest_seconds,")
                .contains("\r\n2026-11-24,8,residence-permit,4,2,1,0,0,1,2,960,1248,1320,960,2,90,114,120,90,")
                .doesNotContain("\"");
        assertThat(house.as(Person.lead())
                        .get(FIGURES + ".csv?from=2020-01-01")
                        .asString()
                        .split("\r\n"))
                .hasSize(1);
    }

    @Test
    void only_the_lead_and_administrators_of_the_office_see_them() {
        var admin = new Person("admin", "admin", "MD", "MD-ABH");
        for (var path : List.of(FIGURES, FIGURES + ".csv")) {
            assertThat(house.anybody().get(path).statusCode()).isEqualTo(401);
            assertThat(house.as(ONE).get(path).statusCode()).isEqualTo(403);
            assertThat(house.as(Person.kiosk()).get(path).statusCode()).isEqualTo(403);
            assertThat(house.as(Person.lead().inOtherOffice()).get(path).statusCode())
                    .isEqualTo(404);
            assertThat(house.as(admin.inOtherAuthority()).get(path).statusCode())
                    .isEqualTo(404);
            assertThat(house.as(admin).get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_question_says_what_is_wrong() {
        assertThat(wrong("from=yesterday")).isEqualTo("from: Please give a date such as 2026-11-24.");
        assertThat(wrong("from=2026-11-24&to=2026-11-23")).isEqualTo("to: The end must not lie before the beginning.");
        assertThat(wrong("from=2026-01-01&to=2027-01-02")).isEqualTo("to: 366 days at most.");
        assertThat(wrong("by=clerk")).isEqualTo("by: We do not know this value.");
        assertThat(house.as(Person.lead())
                        .get(FIGURES + "?from=2024-01-01&to=2024-12-31")
                        .statusCode())
                .isEqualTo(200);
    }

    private String wrong(String question) {
        var answer = house.as(Person.lead()).header("Accept-Language", "en").get(FIGURES + "?" + question);
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.jsonPath().getString("errors[0].field") + ": "
                + answer.jsonPath().getString("errors[0].reason");
    }
}
