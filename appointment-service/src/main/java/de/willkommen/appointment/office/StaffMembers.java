package de.willkommen.appointment.office;

import static de.willkommen.appointment.office.Columns.array;
import static de.willkommen.appointment.office.Columns.flag;
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

/** The staff of all offices, without their names. */
@ApplicationScoped
public class StaffMembers {

    private final EntityManager entities;
    private final OfficeAnnouncements announcements;

    StaffMembers(EntityManager entities, OfficeAnnouncements announcements) {
        this.entities = entities;
        this.announcements = announcements;
    }

    /** Everybody of an authority. */
    public List<StaffMember> ofAuthority(String authority) {
        return rows(entities.createNativeQuery(
                                "select * from staff where authority = :authority order by subject", Tuple.class)
                        .setParameter("authority", authority))
                .toList();
    }

    /** One person, by the subject of their token. */
    public Optional<StaffMember> find(String authority, String subject) {
        return rows(entities.createNativeQuery(
                                "select * from staff where authority = :authority and subject = :subject", Tuple.class)
                        .setParameter("authority", authority)
                        .setParameter("subject", subject))
                .findFirst();
    }

    /** Stores what the person may do now and announces it when something is different; the given revision is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(StaffMember person) {
        var changed = entities.createNativeQuery("""
                        insert into staff as stored (authority, subject, office, revision, team, services, languages, active,
                            counter)
                        values (:authority, :subject, :office, 1, :team, :services, :languages, :active,
                            cast(:counter as text))
                        on conflict (authority, subject) do update set revision = stored.revision + 1,
                            office = excluded.office, team = excluded.team, services = excluded.services,
                            languages = excluded.languages, active = excluded.active, counter = excluded.counter
                        where (stored.office, stored.team, stored.services, stored.languages, stored.active, stored.counter)
                            is distinct from (excluded.office, excluded.team, excluded.services, excluded.languages,
                            excluded.active, excluded.counter)
                        """)
                .setParameter("authority", person.authority())
                .setParameter("subject", person.subject())
                .setParameter("office", person.office())
                .setParameter("team", person.team())
                .setParameter("services", array(person.services()))
                .setParameter("languages", array(person.languages()))
                .setParameter("active", person.active())
                .setParameter("counter", person.counter())
                .executeUpdate();
        if (changed == 1) {
            find(person.authority(), person.subject()).ifPresent(announcements::announce);
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<StaffMember> rows(Query query) {
        return query.getResultStream().map(row -> person((Tuple) row));
    }

    private static StaffMember person(Tuple row) {
        return new StaffMember(
                text(row, "authority"),
                text(row, "subject"),
                text(row, "office"),
                revision(row),
                text(row, "team"),
                texts(row, "services"),
                texts(row, "languages"),
                flag(row, "active"),
                row.get("counter", String.class));
    }
}
