package de.willkommen.appointment.office;

import static de.willkommen.appointment.office.Columns.array;
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

/** The offices of all authorities. */
@ApplicationScoped
public class Offices {

    private static final String SELECT = """
            select o.*, cast(o.new_days_at as text) as new_days_from, a.reference_prefix, a.holiday_region from office o join authority a on a.code = o.authority
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

    /** Enters an authority, or leaves it as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Authority authority) {
        entities.createNativeQuery("""
                        insert into authority (code, reference_prefix, holiday_region) values (:code, :prefix, :region)
                        on conflict do nothing
                        """)
                .setParameter("code", authority.code())
                .setParameter("prefix", authority.referencePrefix())
                .setParameter("region", authority.holidayRegion())
                .executeUpdate();
    }

    /** Stores what the office is now and announces it when something is different; the given revision is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Office office) {
        var rules = office.rules();
        var changed = entities.createNativeQuery("""
                        insert into office as stored (code, authority, revision, street, postal_code, city, time_zone,
                            languages, accessibility, check_in_minutes_before, check_in_minutes_after, verified_address,
                            minimum_lead_minutes, horizon_days, hold_minutes, grid_minutes, start_every_minutes,
                            active_bookings_per_address, active_bookings_per_person, holds_per_person, new_days_at,
                            new_days_spread_minutes)
                        values (:code, :authority, 1, :street, :postalCode, :city, :timeZone, :languages, :accessibility,
                            :before, :after, :verifiedAddress, :lead, :horizon, :hold, :grid, :startEvery, :perAddress, :perPerson,
                            :holdsPerPerson, cast(:newDaysAt as time), :newDaysSpread)
                        on conflict (code) do update set revision = stored.revision + 1, street = excluded.street,
                            postal_code = excluded.postal_code, city = excluded.city, time_zone = excluded.time_zone,
                            languages = excluded.languages, accessibility = excluded.accessibility,
                            check_in_minutes_before = excluded.check_in_minutes_before,
                            check_in_minutes_after = excluded.check_in_minutes_after,
                            verified_address = excluded.verified_address,
                            minimum_lead_minutes = excluded.minimum_lead_minutes, horizon_days = excluded.horizon_days,
                            hold_minutes = excluded.hold_minutes, grid_minutes = excluded.grid_minutes,
                            start_every_minutes = excluded.start_every_minutes,
                            active_bookings_per_address = excluded.active_bookings_per_address,
                            active_bookings_per_person = excluded.active_bookings_per_person,
                            holds_per_person = excluded.holds_per_person, new_days_at = excluded.new_days_at,
                            new_days_spread_minutes = excluded.new_days_spread_minutes
                        where (stored.street, stored.postal_code, stored.city, stored.time_zone, stored.languages,
                            stored.accessibility, stored.check_in_minutes_before, stored.check_in_minutes_after,
                            stored.verified_address, stored.minimum_lead_minutes, stored.horizon_days,
                            stored.hold_minutes, stored.grid_minutes, stored.start_every_minutes,
                            stored.active_bookings_per_address, stored.active_bookings_per_person,
                            stored.holds_per_person, stored.new_days_at, stored.new_days_spread_minutes)
                            is distinct from (excluded.street, excluded.postal_code, excluded.city, excluded.time_zone,
                            excluded.languages, excluded.accessibility, excluded.check_in_minutes_before,
                            excluded.check_in_minutes_after, excluded.verified_address, excluded.minimum_lead_minutes,
                            excluded.horizon_days, excluded.hold_minutes, excluded.grid_minutes,
                            excluded.start_every_minutes, excluded.active_bookings_per_address,
                            excluded.active_bookings_per_person, excluded.holds_per_person, excluded.new_days_at,
                            excluded.new_days_spread_minutes)
                        """)
                .setParameter("code", office.code())
                .setParameter("authority", office.authority().code())
                .setParameter("street", office.address().street())
                .setParameter("postalCode", office.address().postalCode())
                .setParameter("city", office.address().city())
                .setParameter("timeZone", office.zone().getId())
                .setParameter("languages", array(office.languages()))
                .setParameter("accessibility", array(office.accessibility()))
                .setParameter("before", office.checkIn().minutesBefore())
                .setParameter("after", office.checkIn().minutesAfter())
                .setParameter("verifiedAddress", rules.verifiedAddress())
                .setParameter("lead", rules.minimumLeadMinutes())
                .setParameter("horizon", rules.horizonDays())
                .setParameter("hold", rules.holdMinutes())
                .setParameter("grid", rules.gridMinutes())
                .setParameter("startEvery", rules.startEveryMinutes())
                .setParameter("perAddress", rules.activeBookingsPerAddress())
                .setParameter("perPerson", rules.activeBookingsPerPerson())
                .setParameter("holdsPerPerson", rules.holdsPerPerson())
                .setParameter("newDaysAt", rules.newDaysAt().toString())
                .setParameter("newDaysSpread", rules.newDaysSpreadMinutes())
                .executeUpdate();
        if (changed == 1) {
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
                new Authority(text(row, "authority"), text(row, "reference_prefix"), text(row, "holiday_region")),
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
                        number(row, "new_days_spread_minutes")));
    }
}
