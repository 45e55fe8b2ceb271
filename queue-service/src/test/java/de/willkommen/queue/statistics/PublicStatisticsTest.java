package de.willkommen.queue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.queue.House;
import de.willkommen.queue.Person;
import de.willkommen.queue.statistics.AnyDays.Life;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
class PublicStatisticsTest {

    private static final String WEEKS = "/api/v1/offices/MD-ABH/statistics/public/weeks";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");

    @Inject
    House house;

    @Inject
    PublicStatistics statistics;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void open() {
        house.open();
        statistics.forget();
    }

    private JsonNode lastWeek() throws Exception {
        return json.readTree(house.anybody().get(WEEKS).asString())
                .path("weeks")
                .path(0);
    }

    @TestFactory
    Stream<DynamicTest> nobody_is_told_about_fewer_than_five() {
        return LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    open();
                    var days = new AnyDays(seed);
                    var people = new ArrayList<Life>();
                    for (int day = 0; day < 5; day++) {
                        people.addAll(days.people(MONDAY.plusDays(day), (int) ((seed * 5 + day * 3) % 14)));
                    }
                    AnyDays.write(house, people);

                    var week = lastWeek();

                    assertThat(week.path("people").asInt()).isEqualTo(people.size());
                    for (var table : List.of("services", "days", "hours", "outcomes")) {
                        assertSafe(week, table, people.size());
                    }
                }));
    }

    private static void assertSafe(JsonNode week, String table, int total) {
        var told = 0;
        var withheld = 0;
        for (var group : week.path(table)) {
            if (group.has("people")) {
                assertThat(group.path("people").asInt()).isGreaterThanOrEqualTo(5);
                told += group.path("people").asInt();
            } else {
                withheld++;
                assertThat(group.has("waitingMinutes")).isFalse();
            }
        }
        if (!week.path(table).isEmpty()) {
            var missing = total - told;
            assertThat(missing).as(table).matches(rest -> rest == 0 || rest >= 5);
            assertThat(withheld).as(table).matches(groups -> groups != 1).isLessThanOrEqualTo(missing);
        }
    }

    @Test
    void the_present_week_and_small_weeks_are_not_told() throws Exception {
        var days = new AnyDays(1);
        AnyDays.write(house, days.people(LocalDate.parse("2026-11-23"), 30));
        AnyDays.write(house, days.people(MONDAY, 4));
        AnyDays.write(house, days.people(MONDAY.minusWeeks(1), 30));

        var weeks = json.readTree(house.anybody().get(WEEKS + "?weeks=2").asString())
                .path("weeks");

        assertThat(weeks.findValuesAsText("week")).containsExactly("2026-W47", "2026-W46");
        assertThat(weeks.path(0).has("people")).isFalse();
        assertThat(weeks.path(0).path("days")).isEmpty();
        assertThat(weeks.path(1).path("people").asInt()).isEqualTo(30);
        assertThat(weeks.path(1).path("from").asText()).isEqualTo("2026-11-09");
    }

    @Test
    void the_table_says_the_same_and_nothing_names_a_counter_or_clerk() throws Exception {
        AnyDays.write(house, new AnyDays(3).people(MONDAY, 60));

        var answer = house.anybody().get(WEEKS + ".csv?weeks=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.asString())
                .startsWith("week,from,to,by,group,people,waiting_median_minutes,waiting_90_percent_minutes\r\n"
                        + "2026-W47,2026-11-16,2026-11-22,all,,60,")
                .contains("2026-W47,2026-11-16,2026-11-22,day,2026-11-16,60,")
                .doesNotContain("counter", "clerk", "somebody");
        assertThat(house.anybody().get(WEEKS).asString())
                .contains("\"licence\":\"https://www.govdata.de/dl-de/by-2-0\"")
                .doesNotContain("counter", "clerk", "longest");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=3600");
    }

    @Test
    void everybody_may_ask_and_a_wrong_question_says_why() {
        for (var weeks : List.of("0", "53", "-1", "all", "1.5")) {
            var answer = house.anybody().header("Accept-Language", "en").get(WEEKS + "?weeks=" + weeks);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.jsonPath().getMap("errors[0]"))
                    .isEqualTo(Map.of("field", "weeks", "reason", "Please give a number from 1 to 52."));
        }
        assertThat(house.anybody().get(WEEKS + "?weeks=52").statusCode()).isEqualTo(200);
        assertThat(house.as(Person.clerk(1)).get(WEEKS).statusCode()).isEqualTo(200);
        assertThat(house.anybody()
                        .get("/api/v1/offices/NOWHERE/statistics/public/weeks")
                        .statusCode())
                .isEqualTo(404);
    }
}
