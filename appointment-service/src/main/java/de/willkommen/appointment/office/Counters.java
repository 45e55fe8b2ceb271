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
import org.jspecify.annotations.Nullable;

/** The counters of all offices. */
@ApplicationScoped
public class Counters {

    private final EntityManager entities;
    private final OfficeAnnouncements announcements;
    private final Teams teams;
    private final ScheduleRevisions schedules;

    Counters(EntityManager entities, OfficeAnnouncements announcements, Teams teams, ScheduleRevisions schedules) {
        this.entities = entities;
        this.announcements = announcements;
        this.teams = teams;
        this.schedules = schedules;
    }

    /** The counters in use at an office, by code. */
    public List<Counter> ofOffice(String office) {
        return rows(entities.createNativeQuery(
                                "select * from counter where office = :office and active order by code", Tuple.class)
                        .setParameter("office", office))
                .toList();
    }

    /** Every counter of an authority, those no longer in use too. */
    public List<Counter> ofAuthority(String authority) {
        return rows(entities.createNativeQuery(
                                "select * from counter where authority = :authority order by code", Tuple.class)
                        .setParameter("authority", authority))
                .toList();
    }

    /** One counter. */
    public Optional<Counter> find(String authority, String code) {
        return rows(entities.createNativeQuery(
                                "select * from counter where authority = :authority and code = :code", Tuple.class)
                        .setParameter("authority", authority)
                        .setParameter("code", code))
                .findFirst();
    }

    /** Stores what the counter is now and announces it when something is different; the given revision is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Counter counter) {
        schedules.changing(counter.office());
        teams.named(counter.authority(), counter.office(), counter.team());
        var changed = StoredRow.in("counter")
                .key("authority", counter.authority())
                .key("code", counter.code())
                .value("office", counter.office())
                .value("room", counter.room())
                .value("team", counter.team())
                .texts("services", counter.services())
                .texts("languages", counter.languages())
                .texts("accessibility", counter.accessibility())
                .cast("way", counter.way() == null ? null : counter.way().name(), "text")
                .value("active", counter.active())
                .put(entities);
        if (changed) {
            find(counter.authority(), counter.code()).ifPresent(announcements::announce);
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<Counter> rows(Query query) {
        return query.getResultStream().map(row -> counter((Tuple) row));
    }

    private static Counter counter(Tuple row) {
        return new Counter(
                text(row, "authority"),
                text(row, "code"),
                text(row, "office"),
                revision(row),
                text(row, "room"),
                text(row, "team"),
                texts(row, "services"),
                texts(row, "languages"),
                texts(row, "accessibility"),
                way(row.get("way", String.class)),
                flag(row, "active"));
    }

    private static @Nullable Way way(@Nullable String name) {
        return name == null ? null : Way.valueOf(name);
    }
}
