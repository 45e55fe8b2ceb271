package de.willkommen.queue.bookingfeed;

import de.willkommen.events.BookingChanged;
import de.willkommen.queue.sql.Row;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The copies of bookings. */
@ApplicationScoped
public class BookedVisits {

    private final Sql sql;
    private final Event<BookingCopyChanged> changes;

    BookedVisits(Sql sql, Event<BookingCopyChanged> changes) {
        this.sql = sql;
        this.changes = changes;
    }

    /** The authority's booking somebody means by what they typed or scanned. */
    public Optional<BookedVisit> byReference(String authority, String typed) {
        return Reference.read(typed)
                .flatMap(wanted ->
                        sql
                                .list(
                                        """
                        select * from booking where authority = ? and reference_key = ? and status <> 'ERASED'
                        order by revision desc
                        """,
                                        row -> new Found(visit(row), row.textOrNull("reference")),
                                        authority,
                                        wanted.key())
                                .stream()
                                .filter(found -> Reference.read(found.reference())
                                        .filter(wanted::means)
                                        .isPresent())
                                .map(Found::visit)
                                .findFirst());
    }

    private record Found(BookedVisit visit, @Nullable String reference) {}

    /** The copy, locked until the end of the transaction: two check-ins of one booking come one after the other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<BookedVisit> lock(UUID id) {
        return sql.first(
                "select * from booking where id = ? and status <> 'ERASED' for update", BookedVisits::visit, id);
    }

    /** Who is expected and has not checked in yet. */
    public List<BookedVisit> expected(String office, Instant from, Instant until) {
        return sql.list("""
                select * from booking b
                where office = ? and starts_at >= ? and starts_at < ? and status in ('CONFIRMED', 'MISSED')
                  and not exists (select 1 from ticket t where t.booking_id = b.id)
                order by starts_at
                """, BookedVisits::visit, office, from, until);
    }

    /** Takes the state in, unless the copy has this revision already or a later one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(BookingChanged booking, boolean erased) {
        if (write(booking, erased) == 1) {
            changes.fire(new BookingCopyChanged(booking.bookingId(), booking.status(), erased));
        }
    }

    private int write(BookingChanged booking, boolean erased) {
        return sql.update(
                """
                insert into booking as copy
                    (id, authority, office, revision, reference, reference_key, status, services, starts_at, ends_at,
                     language, access_needs)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    office = excluded.office, revision = excluded.revision, reference = excluded.reference,
                    reference_key = excluded.reference_key, status = excluded.status, services = excluded.services,
                    starts_at = excluded.starts_at, ends_at = excluded.ends_at, language = excluded.language,
                    access_needs = excluded.access_needs
                where copy.revision < excluded.revision
                """,
                booking.bookingId(),
                booking.authority(),
                booking.office(),
                booking.revision(),
                erased ? null : booking.reference(),
                erased ? null : keyOf(booking),
                erased ? "ERASED" : booking.status().name(),
                erased
                        ? List.of()
                        : booking.services().stream()
                                .map(BookingChanged.Service::code)
                                .toList(),
                booking.start(),
                booking.end(),
                erased ? "de" : booking.language(),
                erased ? List.of() : booking.accessNeeds());
    }

    private static @Nullable String keyOf(BookingChanged booking) {
        return Reference.read(booking.reference()).map(Reference::key).orElse(null);
    }

    /** What the office must provide leaves the copy once the day is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgetAccessNeeds(String office, Instant startedBefore) {
        sql.update(
                "update booking set access_needs = '{}' where office = ? and starts_at < ? and access_needs <> '{}'",
                office,
                startedBefore);
    }

    private static BookedVisit visit(Row row) throws SQLException {
        return new BookedVisit(
                row.id("id"),
                row.text("authority"),
                row.text("office"),
                BookingChanged.State.valueOf(row.text("status")),
                row.texts("services"),
                row.moment("starts_at"),
                row.moment("ends_at"),
                row.text("language"),
                row.texts("access_needs"));
    }
}
