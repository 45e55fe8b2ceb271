package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import de.willkommen.appointment.ServiceTest;
import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.retention.RetentionState;
import de.willkommen.kit.testing.PrivacyPage;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody adds a column without saying whether it is about people, until when it stays, and where they see it. */
@QuarkusTest
class PersonalColumnsTest extends ServiceTest {

    @Inject
    AgroalDataSource source;

    @Inject
    RetentionRounds rounds;

    private final PrivacyPage page = PrivacyPage.of("appointment-service");

    @Test
    void every_column_has_its_place_and_every_personal_one_its_rule() throws SQLException {
        try (var connection = source.getConnection()) {
            assertThat(page.objections(connection, rules())).isEmpty();
        }
    }

    @Test
    void a_new_column_is_missed_and_so_is_a_rule() throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("alter table booking add column nickname text");

            var objections = page.objections(connection, List.of());

            connection.rollback();
            assertThat(objections)
                    .anyMatch(objection -> objection.startsWith("booking.nickname has no place"))
                    .contains("docs/privacy.md names the rule booking-names, which is not there");
        }
    }

    @Test
    void what_is_stored_about_a_citizen_is_handed_out() {
        var handedOut =
                json.getSerializationConfig().introspect(json.constructType(StoredData.class)).findProperties().stream()
                        .map(BeanPropertyDefinition::getName)
                        .toList();

        assertThat(page.personal()).isNotEmpty().allSatisfy(entry -> {
            if (entry.fields().isEmpty()) {
                assertThat(entry.handedOut()).as("%s", entry.columns()).matches("staff|no, .+");
            } else {
                assertThat(handedOut).as("%s", entry.columns()).containsAll(entry.fields());
            }
        });
    }

    @Test
    void the_export_has_a_value_for_each_of_them() throws SQLException {
        var booking = bookingWithEverything();

        Map<String, Object> export = request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/data", booking.id())
                .then()
                .statusCode(200)
                .extract()
                .as(new TypeRef<>() {});

        assertThat(page.personal())
                .flatExtracting(PrivacyPage.Entry::fields)
                .allSatisfy(field -> assertThat(export.get(field))
                        .as("%s", field)
                        .isNotIn(Arrays.asList(null, "", false, List.of())));
        assertThat(written(export))
                .contains("1990-01-01", "2020-02-29", "Haddad", "Notiz über jemanden", "Grund in Worten", "seat")
                .contains("Bleibt trotzdem", "Neuer Termin am Montag");
    }

    private Holder bookingWithEverything() throws SQLException {
        var office = anOffice().askingForBirthDates().create();
        var booking = holder(request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(written(Map.of(
                        "office",
                        office,
                        "services",
                        List.of(Map.of("code", "permit", "persons", 2)),
                        "start",
                        "2026-11-24T10:00:00+01:00",
                        "accessNeeds",
                        List.of("seat"))))
                .post("/api/v1/bookings"));
        confirm(
                        booking,
                        Map.of(
                                "givenName",
                                "Layla",
                                "familyName",
                                "Öztürk",
                                "birthDate",
                                "1990-01-01",
                                "email",
                                "layla@example.org",
                                "phone",
                                "0151 12345678",
                                "notify",
                                List.of("EMAIL"),
                                "consent",
                                true,
                                "people",
                                List.of(Map.of("familyName", "Haddad", "birthDate", "2020-02-29"))))
                .then()
                .statusCode(200);
        run(
                "update booking set spoken_language = 'ar', interpreter_mode = 'VIDEO', holder = 'somebody' where id = ?",
                booking);
        run(
                "insert into booking_note values (gen_random_uuid(), ?, '2026-11-24 07:00Z', null, 'Notiz über jemanden')",
                booking);
        run(
                "insert into booking_message values (gen_random_uuid(), ?, 1, 'reminder', 'SMS', 'ar', 'SENT', '2026-11-23 09:00Z')",
                booking);
        run(
                "insert into unserved_settlement values (?, 'Neuer Termin am Montag', 'lead', '2026-11-25 08:00Z')",
                booking);
        run("""
                insert into booking_conflict (id, version, authority, office, booking, counter, starts_at, ends_at, reasons,
                    found_at, settlement_reason, settled_by, settled_at)
                select gen_random_uuid(), 1, authority, office, id, counter, starts_at, ends_at, '{CLOSED}',
                    now(), 'Bleibt trotzdem', 'lead', now() from booking where id = ?
                """, booking);
        run("update booking_history set reason = 'Grund in Worten' where booking = ?", booking);
        return booking;
    }

    private void run(String sql, Holder booking) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(booking.id()));
            statement.execute();
        }
    }

    private List<String> rules() {
        return rounds.states().stream().map(RetentionState::rule).toList();
    }
}
