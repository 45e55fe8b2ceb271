package de.willkommen.appointment.availability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.appointment.office.ScheduleRevisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The opening plans of all offices. */
@ApplicationScoped
public class OpeningPlans {

    private static final String SELECT = """
            select id, version, authority, office, owner_kind, owner, cast(starts_on as text) as starts_on,
                cast(ends_on as text) as ends_on, cast(opens_at as text) as opens_at, cast(closes_at as text) as closes_at,
                rule, cast(except_on as text[]) as except_on,
                (select cast(json_agg(json_build_object('channel', channel, 'counters', counters,
                    'releaseMinutesBefore', release_minutes_before) order by channel) as text)
                    from opening_plan_share where plan = opening_plan.id) as shares
            from opening_plan
            """;

    private final EntityManager entities;
    private final ScheduleRevisions schedules;
    private final ObjectMapper json;

    OpeningPlans(EntityManager entities, ScheduleRevisions schedules, ObjectMapper json) {
        this.entities = entities;
        this.schedules = schedules;
        this.json = json;
    }

    /** The plans of an office: its teams', its counters' and those of its rooms and interpreters. */
    public List<OpeningPlan> ofOffice(String office) {
        return rows(entities.createNativeQuery(
                                SELECT + " where office = :office order by starts_on, opens_at, id", Tuple.class)
                        .setParameter("office", office))
                .toList();
    }

    /** One plan. */
    public Optional<OpeningPlan> find(UUID id) {
        return rows(entities.createNativeQuery(SELECT + " where id = :id", Tuple.class)
                        .setParameter("id", id))
                .findFirst();
    }

    /** Enters a plan, or leaves the one with this id as it is; the given version is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(OpeningPlan plan) {
        schedules.changing(plan.office());
        var entered = with(
                        plan,
                        entities.createNativeQuery("""
                        insert into opening_plan (id, version, authority, office, owner_kind, owner, starts_on, ends_on,
                            opens_at, closes_at, rule, except_on)
                        values (:id, 0, :authority, :office, :ownerKind, :owner, cast(:startsOn as date),
                            cast(:endsOn as date), cast(:opensAt as time), cast(:closesAt as time), :rule,
                            cast(:exceptOn as date[]))
                        on conflict do nothing
                        """)
                                .setParameter("authority", plan.authority())
                                .setParameter("office", plan.office()))
                .executeUpdate();
        if (entered == 1) {
            share(plan);
        }
    }

    /**
     * Puts another plan in the place of the one with its id and version. Authority and office stay.
     *
     * @return whether it was there in that version
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean replace(OpeningPlan plan) {
        schedules.changing(plan.office());
        var replaced = with(
                        plan,
                        entities.createNativeQuery("""
                        update opening_plan set version = version + 1, owner_kind = :ownerKind, owner = :owner,
                            starts_on = cast(:startsOn as date), ends_on = cast(:endsOn as date),
                            opens_at = cast(:opensAt as time), closes_at = cast(:closesAt as time), rule = :rule,
                            except_on = cast(:exceptOn as date[])
                        where id = :id and version = :version and office = :office
                        """)
                                .setParameter("office", plan.office())
                                .setParameter("version", plan.version()))
                .executeUpdate();
        if (replaced == 1) {
            entities.createNativeQuery("delete from opening_plan_share where plan = :plan")
                    .setParameter("plan", plan.id())
                    .executeUpdate();
            share(plan);
        }
        return replaced == 1;
    }

    /**
     * Removes a plan in the version that was seen. Bookings keep their time: it is stored with them.
     *
     * @return whether it was there in that version
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean remove(OpeningPlan plan) {
        schedules.changing(plan.office());
        return entities.createNativeQuery("delete from opening_plan where id = :id and version = :version")
                        .setParameter("id", plan.id())
                        .setParameter("version", plan.version())
                        .executeUpdate()
                == 1;
    }

    private static Query with(OpeningPlan plan, Query statement) {
        return statement
                .setParameter("id", plan.id())
                .setParameter("ownerKind", plan.owner().kind().name())
                .setParameter("owner", plan.owner().code())
                .setParameter("startsOn", plan.startsOn().toString())
                .setParameter(
                        "endsOn", plan.endsOn() == null ? null : plan.endsOn().toString())
                .setParameter("opensAt", plan.opensAt().toString())
                .setParameter("closesAt", plan.closesAt().toString())
                .setParameter("rule", plan.rule())
                .setParameter(
                        "exceptOn",
                        plan.exceptOn().stream().map(LocalDate::toString).toArray(String[]::new));
    }

    private void share(OpeningPlan plan) {
        for (var share : plan.shares()) {
            entities.createNativeQuery("""
                            insert into opening_plan_share (plan, channel, counters, release_minutes_before)
                            values (:plan, :channel, cast(:counters as int), cast(:release as int))
                            """)
                    .setParameter("plan", plan.id())
                    .setParameter("channel", share.channel().name())
                    .setParameter("counters", share.counters())
                    .setParameter("release", share.releaseMinutesBefore())
                    .executeUpdate();
        }
    }

    @SuppressWarnings("unchecked")
    private Stream<OpeningPlan> rows(Query query) {
        return query.getResultStream().map(row -> plan((Tuple) row));
    }

    private OpeningPlan plan(Tuple row) {
        return new OpeningPlan(
                row.get("id", UUID.class),
                row.get("version", Number.class).intValue(),
                row.get("authority", String.class),
                row.get("office", String.class),
                new OpeningPlan.Owner(
                        OpeningPlan.Owner.Kind.valueOf(row.get("owner_kind", String.class)),
                        row.get("owner", String.class)),
                LocalDate.parse(row.get("starts_on", String.class)),
                Optional.ofNullable(row.get("ends_on", String.class))
                        .map(LocalDate::parse)
                        .orElse(null),
                LocalTime.parse(row.get("opens_at", String.class)),
                LocalTime.parse(row.get("closes_at", String.class)),
                row.get("rule", String.class),
                days(row.get("except_on", String[].class)),
                shares(row.get("shares", String.class)));
    }

    private List<OpeningPlan.Share> shares(String written) {
        try {
            return List.of(json.readValue(written, OpeningPlan.Share[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Shares of a plan cannot be read", e);
        }
    }

    private static Set<LocalDate> days(String[] texts) {
        return Arrays.stream(texts).map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }
}
