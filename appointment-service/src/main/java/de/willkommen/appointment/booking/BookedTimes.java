package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.office.Office;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What of an office's time is booked, for those who plan it; never by whom. */
@ApplicationScoped
public class BookedTimes {

    /**
     * SQL about a booking {@code b}: promised and not begun at the moment {@code :now}. Whoever only holds a time for some
     * minutes may still confirm it.
     */
    public static final String PROMISED = """
            b.starts_at > :now
                and (b.status = 'CONFIRMED' or b.status in ('HELD', 'PENDING') and b.held_until > :now)
            """;

    /** SQL: what a {@link BookedTime} of a booking {@code b} is read from. */
    public static final String COLUMNS = """
            b.id as booking_id, b.authority as booking_authority, b.reference, b.counter as booked_counter,
                b.starts_at as booked_from, b.ends_at as booked_until, b.language, b.overbooked, b.interpreter, b.rooms,
                array(select s.code from booking_service s where s.booking = b.id order by s.position) as services
            """;

    private static final String AHEAD =
            "select " + COLUMNS + " from booking b where b.office = :office and " + PROMISED;

    private final EntityManager entities;
    private final Clock clock;

    BookedTimes(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * How much of one day is booked at a counter, in a room or of an interpreter.
     *
     * @param resource its {@link Resources name}
     */
    public record Load(LocalDate day, String resource, int bookings, int minutes) {}

    /** Everything that is booked at the office and has not begun, in order. */
    public List<BookedTime> ahead(String office) {
        return times(entities.createNativeQuery(AHEAD + " order by b.starts_at, b.counter", Tuple.class)
                .setParameter("office", office));
    }

    /** Those of these bookings that are still ahead. */
    public List<BookedTime> ahead(String office, Collection<UUID> bookings) {
        return times(entities.createNativeQuery(
                        AHEAD + " and b.id = any(cast(:ids as uuid[])) order by b.starts_at", Tuple.class)
                .setParameter("office", office)
                .setParameter("ids", bookings.stream().map(UUID::toString).toArray(String[]::new)));
    }

    /** What is or was booked on the days that begin in the range; without what was cancelled or ran out. */
    public List<Load> load(Office office, TimeRange range) {
        var load = new ArrayList<Load>();
        rows(ranged("""
                        select cast(cast(b.starts_at at time zone :zone as date) as text) as day, b.counter as resource,
                            count(*) as bookings, sum(extract(epoch from b.ends_at - b.starts_at)) / 60 as minutes
                        from booking b
                        where b.office = :office and b.starts_at >= :start and b.starts_at < :end
                            and b.status not in ('CANCELLED', 'EXPIRED') and (b.held_until is null or b.held_until > :now)
                        group by 1, 2
                        """, office, range))
                .map(row -> load(row, Resources.counter(office.authority().code(), row.get("resource", String.class))))
                .forEach(load::add);
        rows(ranged("""
                        select cast(cast(b.starts_at at time zone :zone as date) as text) as day, c.resource as resource,
                            count(*) as bookings, sum(extract(epoch from b.ends_at - b.starts_at)) / 60 as minutes
                        from booking b join slot_claim c on c.booking = b.id and c.resource not like 'counter/%'
                        where b.office = :office and b.starts_at >= :start and b.starts_at < :end
                            and b.status not in ('CANCELLED', 'EXPIRED') and (b.held_until is null or b.held_until > :now)
                        group by 1, 2
                        """, office, range))
                .map(row -> load(row, row.get("resource", String.class)))
                .forEach(load::add);
        return List.copyOf(load);
    }

    private Query ranged(String sql, Office office, TimeRange range) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("zone", office.zone().getId())
                .setParameter("office", office.code())
                .setParameter("start", range.start().atOffset(ZoneOffset.UTC))
                .setParameter("end", range.end().atOffset(ZoneOffset.UTC))
                .setParameter("now", now());
    }

    private static Load load(Tuple row, String resource) {
        return new Load(
                LocalDate.parse(row.get("day", String.class)),
                resource,
                row.get("bookings", Number.class).intValue(),
                row.get("minutes", Number.class).intValue());
    }

    private List<BookedTime> times(Query query) {
        return rows(query.setParameter("now", now())).map(BookedTimes::of).toList();
    }

    /** The booking of a row with the {@link #COLUMNS}. */
    public static BookedTime of(Tuple row) {
        return new BookedTime(
                row.get("booking_id", UUID.class),
                row.get("reference", String.class),
                row.get("booked_counter", String.class),
                new TimeRange(row.get("booked_from", Instant.class), row.get("booked_until", Instant.class)),
                row.get("language", String.class),
                List.of(row.get("services", String[].class)),
                resources(row));
    }

    /** What it occupies beside its counter; what is overbooked takes no time from anybody. */
    private static List<String> resources(Tuple row) {
        var interpreter = row.get("interpreter", String.class);
        var rooms = row.get("rooms", String[].class);
        if (row.get("overbooked", Boolean.class) || (interpreter == null && rooms == null)) {
            return List.of();
        }
        var authority = row.get("booking_authority", String.class);
        var resources = new ArrayList<String>();
        if (interpreter != null) {
            resources.add(Resources.interpreter(authority, interpreter));
        }
        if (rooms != null) {
            Arrays.stream(rooms).map(room -> Resources.room(authority, room)).forEach(resources::add);
        }
        return List.copyOf(resources);
    }

    @SuppressWarnings("unchecked")
    private static Stream<Tuple> rows(Query query) {
        return query.getResultStream().map(row -> (Tuple) row);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
