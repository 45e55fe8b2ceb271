package de.willkommen.appointment.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The opening plans of all offices. */
@ApplicationScoped
public class OpeningPlans {

    private final EntityManager entities;

    OpeningPlans(EntityManager entities) {
        this.entities = entities;
    }

    /** The plans of an office, its teams' and its counters'. */
    @SuppressWarnings("unchecked")
    public List<OpeningPlan> ofOffice(String office) {
        return entities.createNativeQuery("""
                        select id, authority, office, team, counter, channel, cast(starts_on as text) as starts_on,
                            cast(opens_at as text) as opens_at, cast(closes_at as text) as closes_at, rule,
                            cast(except_on as text[]) as except_on
                        from opening_plan where office = :office order by starts_on, opens_at
                        """, Tuple.class)
                .setParameter("office", office)
                .getResultStream()
                .map(row -> plan((Tuple) row))
                .toList();
    }

    /** Enters a plan, or leaves the one with this id as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(OpeningPlan plan) {
        entities.createNativeQuery("""
                        insert into opening_plan (id, version, authority, office, team, counter, channel, starts_on,
                            opens_at, closes_at, rule, except_on)
                        values (:id, 0, :authority, :office, cast(:team as text), cast(:counter as text), :channel,
                            cast(:startsOn as date), cast(:opensAt as time), cast(:closesAt as time), :rule,
                            cast(:exceptOn as date[]))
                        on conflict do nothing
                        """)
                .setParameter("id", plan.id())
                .setParameter("authority", plan.authority())
                .setParameter("office", plan.office())
                .setParameter("team", plan.team())
                .setParameter("counter", plan.counter())
                .setParameter("channel", plan.channel().name())
                .setParameter("startsOn", plan.startsOn().toString())
                .setParameter("opensAt", plan.opensAt().toString())
                .setParameter("closesAt", plan.closesAt().toString())
                .setParameter("rule", plan.rule())
                .setParameter(
                        "exceptOn",
                        plan.exceptOn().stream().map(LocalDate::toString).toArray(String[]::new))
                .executeUpdate();
    }

    /** Removes a plan. Bookings keep their time: it is stored with them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(UUID id) {
        entities.createNativeQuery("delete from opening_plan where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private static OpeningPlan plan(Tuple row) {
        return new OpeningPlan(
                row.get("id", UUID.class),
                row.get("authority", String.class),
                row.get("office", String.class),
                row.get("team", String.class),
                row.get("counter", String.class),
                OpeningPlan.Channel.valueOf(row.get("channel", String.class)),
                LocalDate.parse(row.get("starts_on", String.class)),
                LocalTime.parse(row.get("opens_at", String.class)),
                LocalTime.parse(row.get("closes_at", String.class)),
                row.get("rule", String.class),
                days(row.get("except_on", String[].class)));
    }

    private static Set<LocalDate> days(String[] texts) {
        return Arrays.stream(texts).map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }
}
