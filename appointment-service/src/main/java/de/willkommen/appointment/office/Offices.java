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
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The offices of all authorities. */
@ApplicationScoped
public class Offices {

    private static final String SELECT = """
            select o.*, cast(o.new_days_at as text) as new_days_from, a.name as authority_name, a.reference_prefix,
                a.holiday_region, a.revision as authority_revision
            from office o join authority a on a.code = o.authority
            """;

    /** PostgreSQL refuses some characters in any text, so what cannot be a code is not even asked for. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final EntityManager entities;
    private final OfficeAnnouncements announcements;
    private final ScheduleRevisions schedules;

    Offices(EntityManager entities, OfficeAnnouncements announcements, ScheduleRevisions schedules) {
        this.entities = entities;
        this.announcements = announcements;
        this.schedules = schedules;
    }

    /** All of them, by code. */
    public List<Office> all() {
        return rows(entities.createNativeQuery(SELECT + " order by o.code", Tuple.class))
                .toList();
    }

    /** The offices of one authority. */
    public List<Office> ofAuthority(String authority) {
        return all().stream()
                .filter(office -> office.authority().code().equals(authority))
                .toList();
    }

    /** The office with this code. */
    public Optional<Office> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        return rows(entities.createNativeQuery(SELECT + " where o.code = :code", Tuple.class)
                        .setParameter("code", code))
                .findFirst();
    }

    /** Stores what the office is now and announces it when something is different; the given revision is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Office office) {
        var rules = office.rules();
        var changed = StoredRow.in("office")
                .key("code", office.code())
                .value("authority", office.authority().code())
                .value("street", office.address().street())
                .value("postal_code", office.address().postalCode())
                .value("city", office.address().city())
                .value("time_zone", office.zone().getId())
                .texts("languages", office.languages())
                .texts("accessibility", office.accessibility())
                .value("check_in_minutes_before", office.checkIn().minutesBefore())
                .value("check_in_minutes_after", office.checkIn().minutesAfter())
                .value("verified_address", rules.verifiedAddress())
                .value("minimum_lead_minutes", rules.minimumLeadMinutes())
                .value("horizon_days", rules.horizonDays())
                .value("hold_minutes", rules.holdMinutes())
                .value("grid_minutes", rules.gridMinutes())
                .value("start_every_minutes", rules.startEveryMinutes())
                .value("active_bookings_per_address", rules.activeBookingsPerAddress())
                .value("active_bookings_per_person", rules.activeBookingsPerPerson())
                .value("holds_per_person", rules.holdsPerPerson())
                .cast("new_days_at", rules.newDaysAt().toString(), "time")
                .value("new_days_spread_minutes", rules.newDaysSpreadMinutes())
                .cast("birth_date_reason", name(office.birthDateReason()), "text")
                .put(entities);
        if (changed) {
            schedules.changing(office.code());
            find(office.code()).ifPresent(announcements::announce);
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<Office> rows(Query query) {
        return query.getResultStream().map(row -> office((Tuple) row));
    }

    private static Office office(Tuple row) {
        return new Office(
                text(row, "code"),
                new Authority(
                        text(row, "authority"),
                        text(row, "authority_name"),
                        text(row, "reference_prefix"),
                        text(row, "holiday_region"),
                        row.get("authority_revision", Number.class).longValue()),
                revision(row),
                new Office.Address(text(row, "street"), text(row, "postal_code"), text(row, "city")),
                ZoneId.of(text(row, "time_zone")),
                texts(row, "languages"),
                texts(row, "accessibility"),
                new Office.CheckIn(number(row, "check_in_minutes_before"), number(row, "check_in_minutes_after")),
                new Office.BookingRules(
                        flag(row, "verified_address"),
                        number(row, "minimum_lead_minutes"),
                        number(row, "horizon_days"),
                        number(row, "hold_minutes"),
                        number(row, "grid_minutes"),
                        number(row, "start_every_minutes"),
                        number(row, "active_bookings_per_address"),
                        number(row, "active_bookings_per_person"),
                        number(row, "holds_per_person"),
                        LocalTime.parse(text(row, "new_days_from")),
                        number(row, "new_days_spread_minutes")),
                reason(row.get("birth_date_reason", String.class)));
    }

    private static @Nullable BirthDateReason reason(@Nullable String name) {
        return name == null ? null : BirthDateReason.valueOf(name);
    }

    private static @Nullable String name(@Nullable BirthDateReason reason) {
        return reason == null ? null : reason.name();
    }
}
