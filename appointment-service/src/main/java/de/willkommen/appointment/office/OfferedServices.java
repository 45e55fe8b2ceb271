package de.willkommen.appointment.office;

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
        var changed = StoredRow.in("offered_service")
                .key("office", service.office())
                .key("code", service.code())
                .value("authority", service.authority())
                .value("leika_key", service.leikaKey())
                .value("duration_minutes", service.durationMinutes())
                .value("further_person_minutes", service.furtherPersonMinutes())
                .value("max_persons", service.maxPersons())
                .value("ticket_letter", service.ticketLetter())
                .value("position", service.position())
                .value("active", service.active())
                .texts("rooms", service.rooms())
                .put(entities);
        if (changed) {
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
