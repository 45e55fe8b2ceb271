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

/** The rooms and interpreters of all offices. */
@ApplicationScoped
public class BookableResources {

    private final EntityManager entities;
    private final ScheduleRevisions schedules;

    BookableResources(EntityManager entities, ScheduleRevisions schedules) {
        this.entities = entities;
        this.schedules = schedules;
    }

    /** Those in use at an office, by code. */
    public List<BookableResource> ofOffice(String office) {
        return rows(entities.createNativeQuery(
                                "select * from bookable_resource where office = :office and active order by code",
                                Tuple.class)
                        .setParameter("office", office))
                .toList();
    }

    /** Every one of an authority, those no longer in use too. */
    public List<BookableResource> ofAuthority(String authority) {
        return rows(entities.createNativeQuery(
                                "select * from bookable_resource where authority = :authority order by code",
                                Tuple.class)
                        .setParameter("authority", authority))
                .toList();
    }

    /** One of them. */
    public Optional<BookableResource> find(String authority, String code) {
        return rows(entities.createNativeQuery(
                                "select * from bookable_resource where authority = :authority and code = :code",
                                Tuple.class)
                        .setParameter("authority", authority)
                        .setParameter("code", code))
                .findFirst();
    }

    /** Stores what it is now; the given revision is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(BookableResource resource) {
        schedules.changing(resource.office());
        StoredRow.in("bookable_resource")
                .key("authority", resource.authority())
                .key("code", resource.code())
                .value("office", resource.office())
                .value("kind", resource.kind().name())
                .value("label", resource.label())
                .texts("languages", resource.languages())
                .texts("modes", resource.modes().stream().map(Enum::name).toList())
                .texts("accessibility", resource.accessibility())
                .value("active", resource.active())
                .put(entities);
    }

    @SuppressWarnings("unchecked")
    private static Stream<BookableResource> rows(Query query) {
        return query.getResultStream().map(row -> resource((Tuple) row));
    }

    private static BookableResource resource(Tuple row) {
        return new BookableResource(
                text(row, "authority"),
                text(row, "code"),
                text(row, "office"),
                revision(row),
                BookableResource.Kind.valueOf(text(row, "kind")),
                text(row, "label"),
                texts(row, "languages"),
                texts(row, "modes").stream().map(BookableResource.Mode::valueOf).toList(),
                texts(row, "accessibility"),
                flag(row, "active"));
    }
}
