package de.willkommen.appointment.office;

import static de.willkommen.appointment.office.Columns.array;
import static de.willkommen.appointment.office.Columns.flag;
import static de.willkommen.appointment.office.Columns.number;
import static de.willkommen.appointment.office.Columns.revision;
import static de.willkommen.appointment.office.Columns.text;
import static de.willkommen.appointment.office.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The services of all offices. */
@ApplicationScoped
public class OfferedServices {

    private final EntityManager entities;
    private final OfficeAnnouncements announcements;
    private final ScheduleRevisions schedules;

    OfferedServices(EntityManager entities, OfficeAnnouncements announcements, ScheduleRevisions schedules) {
        this.entities = entities;
        this.announcements = announcements;
        this.schedules = schedules;
    }

    /** What an office offers now, in the order of lists. */
    public List<OfferedService> ofOffice(String office) {
        return rows(entities.createNativeQuery(
                                "select * from offered_service where office = :office and active order by position, code",
                                Tuple.class)
                        .setParameter("office", office))
                .toList();
    }

    /** Every service of an authority, those no longer offered too. */
    public List<OfferedService> ofAuthority(String authority) {
        return rows(entities.createNativeQuery(
                                "select * from offered_service where authority = :authority order by office, position",
                                Tuple.class)
                        .setParameter("authority", authority))
                .toList();
    }

    /** One service of an office, offered now or not. */
    public Optional<OfferedService> find(String office, String code) {
        return rows(entities.createNativeQuery(
                                "select * from offered_service where office = :office and code = :code", Tuple.class)
                        .setParameter("office", office)
                        .setParameter("code", code))
                .findFirst();
    }

    /** Stores what the service is now and announces it when something is different; the given revision is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(OfferedService service) {
        schedules.changing(service.office());
        var changed = entities.createNativeQuery("""
                        insert into offered_service as stored (office, code, authority, revision, leika_key,
                            duration_minutes, further_person_minutes, max_persons, ticket_letter, position, active, rooms)
                        values (:office, :code, :authority, 1, :leikaKey, :duration, :further, :maxPersons, :letter,
                            :position, :active, :rooms)
                        on conflict (office, code) do update set revision = stored.revision + 1,
                            leika_key = excluded.leika_key, duration_minutes = excluded.duration_minutes,
                            further_person_minutes = excluded.further_person_minutes,
                            max_persons = excluded.max_persons, ticket_letter = excluded.ticket_letter,
                            position = excluded.position, active = excluded.active, rooms = excluded.rooms
                        where (stored.leika_key, stored.duration_minutes, stored.further_person_minutes,
                            stored.max_persons, stored.ticket_letter, stored.position, stored.active,
                            stored.rooms)
                            is distinct from (excluded.leika_key, excluded.duration_minutes,
                            excluded.further_person_minutes, excluded.max_persons, excluded.ticket_letter,
                            excluded.position, excluded.active, excluded.rooms)
                        """)
                .setParameter("office", service.office())
                .setParameter("code", service.code())
                .setParameter("authority", service.authority())
                .setParameter("leikaKey", service.leikaKey())
                .setParameter("duration", service.durationMinutes())
                .setParameter("further", service.furtherPersonMinutes())
                .setParameter("maxPersons", service.maxPersons())
                .setParameter("letter", service.ticketLetter())
                .setParameter("position", service.position())
                .setParameter("active", service.active())
                .setParameter("rooms", array(service.rooms()))
                .executeUpdate();
        if (changed == 1) {
            find(service.office(), service.code()).ifPresent(announcements::announce);
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<OfferedService> rows(Query query) {
        return query.getResultStream().map(row -> service((Tuple) row));
    }

    private static OfferedService service(Tuple row) {
        return new OfferedService(
                text(row, "authority"),
                text(row, "office"),
                text(row, "code"),
                revision(row),
                text(row, "leika_key"),
                number(row, "duration_minutes"),
                number(row, "further_person_minutes"),
                number(row, "max_persons"),
                text(row, "ticket_letter"),
                number(row, "position"),
                flag(row, "active"),
                texts(row, "rooms"));
    }
}
