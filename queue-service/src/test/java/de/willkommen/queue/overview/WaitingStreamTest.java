package de.willkommen.queue.overview;

import static de.willkommen.queue.House.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.willkommen.queue.House;
import de.willkommen.queue.Listener;
import de.willkommen.queue.Person;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who hears of the waiting list, and for how long. The stream says every second that it lives. */
@QuarkusTest
class WaitingStreamTest {

    private static final String LIST = "/api/v1/offices/MD-ABH/waiting";
    private static final Person ONE = Person.clerk(1);

    @Inject
    House house;

    @TestHTTPResource
    URL address;

    @BeforeEach
    void open() {
        house.open();
    }

    private Listener desk(String token) {
        return Listener.to(address, LIST + "/stream", Map.of("Authorization", "Bearer " + token));
    }

    @Test
    void the_stream_ends_with_the_token_and_a_new_one_goes_on() {
        try (var desk = desk(house.tokenOf(ONE, Duration.ofSeconds(3)))) {
            desk.expect("waiting", data -> true);

            await().atMost(Duration.ofSeconds(8)).until(desk::isOver);
        }
        house.walkIn(PERMIT);
        try (var again = desk(house.tokenOf(ONE))) {
            again.expect("waiting", data -> data.contains("A001"));
        }
    }

    @ParameterizedTest
    @CsvSource({"MD-ABH,false", "MD-SUED,true"})
    void who_has_left_the_office_hears_no_more_of_it_whatever_the_token_says(String office, boolean active) {
        try (var desk = desk(house.tokenOf(ONE));
                var colleague = desk(house.tokenOf(Person.clerk(2)))) {
            desk.expect("waiting", data -> true);

            house.moved(1, office, active, 2);

            await().atMost(Duration.ofSeconds(5)).until(desk::isOver);
            assertThat(house.as(ONE).get(LIST + "/stream").statusCode()).isEqualTo(404);
            assertThat(house.as(ONE).get(LIST).statusCode()).isEqualTo(404);
            assertThat(colleague.isOver()).isFalse();
        }
    }

    @Test
    void who_comes_back_to_the_office_hears_of_it_again() {
        house.moved(1, "MD-ABH", false, 2);
        house.moved(1, "MD-ABH", true, 3);

        assertThat(house.as(ONE).get(LIST).statusCode()).isEqualTo(200);
    }

    @Test
    void who_may_see_every_office_hears_of_it_whichever_office_they_work_in() {
        var everywhere = new Person(ONE.subject(), "admin", "MD", null);
        house.moved(1, "MD-SUED", true, 2);
        try (var admin = desk(house.tokenOf(everywhere));
                var unknown = desk(house.tokenOf(new Person("nobody-knows-them", "lead", "MD", "MD-ABH")))) {
            admin.expect("waiting", data -> true);
            unknown.expect("waiting", data -> true);

            await().until(() ->
                    admin.comments().size() > 1 && unknown.comments().size() > 1);

            assertThat(admin.isOver()).isFalse();
            assertThat(unknown.isOver()).isFalse();
        }
    }
}
