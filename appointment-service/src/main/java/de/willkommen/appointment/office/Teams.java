package de.willkommen.appointment.office;

import static de.willkommen.appointment.office.Columns.flag;
import static de.willkommen.appointment.office.Columns.revision;
import static de.willkommen.appointment.office.Columns.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The teams of all offices. Other services know them by their codes alone, so nothing is announced. */
@ApplicationScoped
public class Teams {

    private final EntityManager entities;

    Teams(EntityManager entities) {
        this.entities = entities;
    }

    /** The teams of an office by code, those no longer in use too. */
    public List<Team> ofOffice(String office) {
        return rows(entities.createNativeQuery("select * from team where office = :office order by code", Tuple.class)
                        .setParameter("office", office))
                .toList();
    }

    /** One team. */
    public Optional<Team> find(String authority, String code) {
        return rows(entities.createNativeQuery(
                                "select * from team where authority = :authority and code = :code", Tuple.class)
                        .setParameter("authority", authority)
                        .setParameter("code", code))
                .findFirst();
    }

    /** Stores what the team is now; the given revision is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Team team) {
        StoredRow.in("team")
                .key("authority", team.authority())
                .key("code", team.code())
                .value("office", team.office())
                .value("label", team.label())
                .value("active", team.active())
                .put(entities);
    }

    /** Makes sure there is such a team: whoever is put into a team that was never named gets it named by its code. */
    @Transactional(Transactional.TxType.MANDATORY)
    void named(String authority, String office, String code) {
        entities.createNativeQuery("""
                        insert into team (authority, code, office, revision, label, active)
                        values (:authority, :code, :office, 1, :code, true) on conflict do nothing
                        """)
                .setParameter("authority", authority)
                .setParameter("code", code)
                .setParameter("office", office)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Team> rows(Query query) {
        return query.getResultStream().map(row -> team((Tuple) row));
    }

    private static Team team(Tuple row) {
        return new Team(
                text(row, "authority"),
                text(row, "code"),
                text(row, "office"),
                revision(row),
                text(row, "label"),
                flag(row, "active"));
    }
}
