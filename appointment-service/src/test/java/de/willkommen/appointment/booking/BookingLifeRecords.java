package de.willkommen.appointment.booking;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.ServiceTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the database has written down about the bookings of an office, in the words of the model. */
abstract class BookingLifeRecords extends ServiceTest {

    static final String LEAD = "00000000-0000-4000-8000-000000000002";

    /** Each booking of an office as {@link BookingLifeRuns} words it, by id. */
    Map<String, String> storedBookings(String office, UnaryOperator<String> named) {
        return rows("select * from booking where office = ?", office).stream()
                .collect(Collectors.toMap(
                        row -> row.get("id").toString(),
                        row ->
                                "%s %s %s until %s, counter %s%s, sequence %s, revision %s, contact %s, %s, needs %s, ticket %s %s%s"
                                        .formatted(
                                                row.get("status"),
                                                moment(row.get("starts_at")),
                                                moment(row.get("ends_at")),
                                                moment(row.get("held_until")),
                                                named.apply(row.get("counter").toString()),
                                                row.get("overbooked").equals(true) ? " overbooked" : "",
                                                row.get("calendar_sequence"),
                                                row.get("revision"),
                                                row.get("contact_revision"),
                                                row.get("language"),
                                                !row.get("access_needs")
                                                        .toString()
                                                        .equals("{}"),
                                                row.get("ticket_status"),
                                                row.get("ticket_revision"),
                                                row.get("erased_at") == null ? "" : ", erased")));
    }

    /** What each booking occupies. */
    Map<String, String> storedClaims(String office, UnaryOperator<String> named) {
        return rows("""
            select c.booking, c.resource, lower(c.during) as starts, upper(c.during) as ends, c.held_until
            from slot_claim c join booking b on b.id = c.booking where b.office = ?
            """, office).stream()
                .collect(Collectors.toMap(
                        row -> row.get("booking").toString(),
                        row -> "%s %s %s until %s"
                                .formatted(
                                        named.apply(
                                                row.get("resource").toString().substring("counter/MD/".length())),
                                        moment(row.get("starts")),
                                        moment(row.get("ends")),
                                        moment(row.get("held_until")))));
    }

    /** The lines of its history. */
    Map<String, String> storedHistory(String office) {
        return rows("""
            select h.* from booking_history h join booking b on b.id = h.booking
            where b.office = ? order by h.id
            """, office).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("booking").toString(),
                        Collectors.mapping(
                                row -> {
                                    var byStaff = row.get("cause").equals("STAFF");
                                    assertThat(row.get("actor")).isEqualTo(byStaff ? LEAD : null);
                                    return "%s > %s %s %s %s «%s»"
                                            .formatted(
                                                    row.get("from_status"),
                                                    row.get("to_status"),
                                                    word(row.get("event")),
                                                    row.get("cause"),
                                                    moment(row.get("at")),
                                                    row.get("reason"));
                                },
                                Collectors.joining("\n"))));
    }

    /** What was announced about it. */
    Map<String, String> storedEvents(String office) {
        return rows("""
            select key, type, e ->> 'revision' as revision, e ->> 'status' as status, e ->> 'start' as start,
                e ->> 'calendarSequence' as sequence, e ->> 'contactable' as contactable,
                e ->> 'contactRevision' as contact
            from outbox, cast(cast(payload as text) as jsonb) e
            where topic = 'willkommen.booking.v1'
                and key in (select cast(id as text) from booking where office = ?) order by seq
            """, office).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("key").toString(),
                        Collectors.mapping(
                                row -> "%s %s %s %s %s %s %s"
                                        .formatted(
                                                row.get("revision"),
                                                word(row.get("type")),
                                                row.get("status"),
                                                Instant.parse(row.get("start").toString()),
                                                row.get("sequence"),
                                                row.get("contactable"),
                                                row.get("contact")),
                                Collectors.joining("\n"))));
    }

    /** The revisions of the contact data that were announced. */
    Map<String, String> storedContacts(String office) {
        return rows("""
            select key, cast(json_agg(e -> 'revision' order by seq) as text) as revisions
            from outbox, cast(cast(payload as text) as jsonb) e
            where topic = 'willkommen.contact.personal.v1'
                and key in (select cast(id as text) from booking where office = ?) group by key
            """, office).stream()
                .collect(Collectors.toMap(
                        row -> row.get("key").toString(),
                        row -> row.get("revisions").toString()));
    }

    private static @Nullable Instant moment(@Nullable Object timestamp) {
        return timestamp == null ? null : ((Timestamp) timestamp).toInstant();
    }

    private static String word(Object event) {
        return event.toString().split("\\.")[1];
    }
}
