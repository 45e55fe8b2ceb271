package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.office.Office;
import de.willkommen.events.ContactChanged.Channel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a confirmation leaves in the row of a booking, column by column. It is written by a statement of its own: what that
 * forgets, nobody stores.
 */
@QuarkusTest
class StoredConfirmationTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";
    private static final Duration WITHIN_THE_HOLD = Duration.ofMinutes(3);

    @Inject
    PersonKeys persons;

    @Test
    void everything_that_was_said_is_stored_and_nothing_else_is_touched() {
        var booking = heldForThree(anOffice().askingForBirthDates().create());
        var before = row(booking);
        clock.advance(WITHIN_THE_HOLD);

        confirm(booking, family()).then().statusCode(200);

        assertThat(changed(before, row(booking)))
                .containsOnly(
                        entry("version", 1L),
                        entry("revision", 2L),
                        entry("status", "CONFIRMED"),
                        entry("held_until", null),
                        entry("given_name", "Layla"),
                        entry("family_name", "Öztürk"),
                        entry("birth_date", LocalDate.parse("1990-04-03")),
                        entry("email", "Layla@Example.org"),
                        entry("phone", "+4915112345678"),
                        entry("notify", List.of("EMAIL", "SMS")),
                        entry("person_key", persons.of((String) before.get("authority"), layla())),
                        entry("consent_at", clock.instant()),
                        entry("contact_revision", 1L));
        assertThat(people(booking))
                .containsExactly(
                        Arrays.asList(0, "Zeynep", "Öztürk", LocalDate.parse("2015-06-07")),
                        Arrays.asList(1, null, "Aydın", LocalDate.parse("1961-12-30")));
    }

    @Test
    void who_says_little_and_wants_no_messages_leaves_the_rest_empty() {
        var booking = held(anOffice().create(), "permit", TEN);
        var before = row(booking);
        clock.advance(WITHIN_THE_HOLD);

        confirm(booking, Map.of("familyName", "Öztürk", "birthDate", "1990-04-03"))
                .then()
                .statusCode(200);

        var contact = new ContactData(null, "Öztürk", null, null, null, List.of(), List.of());
        assertThat(changed(before, row(booking)))
                .containsOnly(
                        entry("version", 1L),
                        entry("revision", 2L),
                        entry("status", "CONFIRMED"),
                        entry("held_until", null),
                        entry("family_name", "Öztürk"),
                        entry("person_key", persons.of((String) before.get("authority"), contact)));
        assertThat(people(booking)).isEmpty();
    }

    @Test
    void an_address_to_be_proved_has_its_time_and_its_secret() {
        var office = anOffice()
                .rules(new Office.BookingRules(true, 0, 365, 10, 5, 15, 10_000, 10_000, 10_000, LocalTime.MIDNIGHT, 0))
                .create();
        var booking = held(office, "permit", TEN);
        var before = row(booking);
        clock.advance(WITHIN_THE_HOLD);

        confirm(booking, Map.of("familyName", "Öztürk", "email", "Layla@Example.org"))
                .then()
                .statusCode(200);

        assertThat(changed(before, row(booking)))
                .containsOnlyKeys(
                        "version",
                        "revision",
                        "status",
                        "held_until",
                        "family_name",
                        "email",
                        "person_key",
                        "contact_revision",
                        "verification_generation")
                .contains(
                        entry("version", 1L),
                        entry("revision", 2L),
                        entry("status", "PENDING"),
                        entry("held_until", clock.instant().plus(Duration.ofMinutes(30))),
                        entry("contact_revision", 1L),
                        entry("verification_generation", 1));
    }

    /** It is read by a statement of its own, too. */
    @Test
    void confirming_again_compares_all_that_is_stored() {
        var booking = heldForThree(anOffice().askingForBirthDates().create());
        confirm(booking, family()).then().statusCode(200);
        var stored = row(booking);

        confirm(booking, family()).then().statusCode(200);

        for (var other : List.of(
                Map.entry("givenName", "Leyla"),
                Map.entry("familyName", "Aydın"),
                Map.entry("birthDate", "1990-04-04"),
                Map.entry("email", "layla@example.com"),
                Map.entry("phone", "0151 12345679"),
                Map.entry("notify", List.of("EMAIL")),
                Map.entry("people", reversed()))) {
            var otherwise = new LinkedHashMap<String, Object>(family());
            otherwise.put(other.getKey(), other.getValue());
            confirm(booking, otherwise).then().statusCode(409);
        }
        assertThat(changed(stored, row(booking))).isEmpty();
        assertThat(people(booking)).hasSize(2);
    }

    private Holder heldForThree(String office) {
        return holder(request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit", "persons", 3)),
                        "start",
                        TEN,
                        "language",
                        "de",
                        "accessNeeds",
                        List.of("step-free"))))
                .post("/api/v1/bookings"));
    }

    private static Map<String, Object> family() {
        return Map.of(
                "givenName",
                "Layla",
                "familyName",
                "Öztürk",
                "birthDate",
                "1990-04-03",
                "email",
                "Layla@Example.org",
                "phone",
                "0151 12345678",
                "notify",
                List.of("SMS", "EMAIL"),
                "consent",
                true,
                "people",
                List.of(
                        Map.of("givenName", "Zeynep", "familyName", "Öztürk", "birthDate", "2015-06-07"),
                        Map.of("familyName", "Aydın", "birthDate", "1961-12-30")));
    }

    private static List<Map<String, String>> reversed() {
        return List.of(
                Map.of("familyName", "Aydın", "birthDate", "1961-12-30"),
                Map.of("givenName", "Zeynep", "familyName", "Öztürk", "birthDate", "2015-06-07"));
    }

    private static ContactData layla() {
        return new ContactData(
                "Layla",
                "Öztürk",
                LocalDate.parse("1990-04-03"),
                "Layla@Example.org",
                "+4915112345678",
                List.of(Channel.EMAIL, Channel.SMS),
                List.of());
    }

    /** The columns that are others now, as they are now. */
    private static Map<String, Object> changed(Map<String, Object> before, Map<String, Object> now) {
        var changed = new LinkedHashMap<String, Object>();
        now.forEach((column, value) -> {
            if (value == null ? before.get(column) != null : !value.equals(before.get(column))) {
                changed.put(column, value);
            }
        });
        return changed;
    }

    private Map<String, Object> row(Holder booking) {
        var row = rows("select * from booking where id = ?", UUID.fromString(booking.id()))
                .get(0);
        row.replaceAll((column, value) -> plain(value));
        return row;
    }

    private List<List<Object>> people(Holder booking) {
        return rows("""
                        select position, given_name, family_name, birth_date from booking_person where booking = ?
                        order by position
                        """, UUID.fromString(booking.id())).stream()
                .map(row ->
                        row.values().stream().map(StoredConfirmationTest::plain).toList())
                .toList();
    }

    private static Object plain(Object value) {
        try {
            if (value instanceof Timestamp moment) {
                return moment.toInstant();
            } else if (value instanceof Date date) {
                return date.toLocalDate();
            } else if (value instanceof Array array) {
                return List.of((Object[]) array.getArray());
            }
            return value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
