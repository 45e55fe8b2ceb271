package de.willkommen.appointment.office;

import static de.willkommen.appointment.office.Columns.revision;
import static de.willkommen.appointment.office.Columns.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.stream.Stream;

/** The authorities of the platform. */
@ApplicationScoped
public class Authorities {

    private final EntityManager entities;

    Authorities(EntityManager entities) {
        this.entities = entities;
    }

    /** The authority with this code. */
    public Optional<Authority> find(String code) {
        return rows(entities.createNativeQuery("select * from authority where code = :code", Tuple.class)
                        .setParameter("code", code))
                .findFirst();
    }

    /** The authority with this code, not to be changed by anybody else until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Authority> locked(String code) {
        return rows(entities.createNativeQuery(
                                "select * from authority where code = :code for no key update", Tuple.class)
                        .setParameter("code", code))
                .findFirst();
    }

    /** The one that came first: what it offers is what others choose from. */
    public Optional<Authority> first() {
        return rows(entities.createNativeQuery("select * from authority order by number limit 1", Tuple.class))
                .findFirst();
    }

    /** Whether booking references begin with this already. */
    public boolean isTaken(String referencePrefix) {
        return !entities.createNativeQuery("select 1 from authority where reference_prefix = :prefix")
                .setParameter("prefix", referencePrefix)
                .getResultList()
                .isEmpty();
    }

    /** Enters an authority; false when there is one with its code or prefix, which stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean enter(Authority authority) {
        return entities.createNativeQuery("""
                        insert into authority (code, name, reference_prefix, holiday_region, revision)
                        values (:code, :name, :prefix, :region, 1) on conflict do nothing
                        """)
                        .setParameter("code", authority.code())
                        .setParameter("name", authority.name())
                        .setParameter("prefix", authority.referencePrefix())
                        .setParameter("region", authority.holidayRegion())
                        .executeUpdate()
                == 1;
    }

    /** Stores what the authority is now; code, prefix and the given revision are ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Authority authority) {
        entities.createNativeQuery("""
                        update authority set name = :name, holiday_region = :region, revision = revision + 1
                        where code = :code and (name, holiday_region) is distinct from (:name, :region)
                        """)
                .setParameter("code", authority.code())
                .setParameter("name", authority.name())
                .setParameter("region", authority.holidayRegion())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Authority> rows(Query query) {
        return query.getResultStream()
                .map(row -> new Authority(
                        text((Tuple) row, "code"),
                        text((Tuple) row, "name"),
                        text((Tuple) row, "reference_prefix"),
                        text((Tuple) row, "holiday_region"),
                        revision((Tuple) row)));
    }
}
