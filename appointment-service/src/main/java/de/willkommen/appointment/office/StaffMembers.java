package de.willkommen.appointment.office;

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
    private final Teams teams;

    StaffMembers(EntityManager entities, OfficeAnnouncements announcements, Teams teams) {
        this.entities = entities;
        this.announcements = announcements;
        this.teams = teams;
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
        teams.named(person.authority(), person.office(), person.team());
        var changed = StoredRow.in("staff")
                .key("authority", person.authority())
                .key("subject", person.subject())
                .value("office", person.office())
                .value("team", person.team())
                .texts("services", person.services())
                .texts("languages", person.languages())
                .value("active", person.active())
                .cast("counter", person.counter(), "text")
                .put(entities);
        if (changed) {
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
