package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.BookableResources;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.ScheduleRevisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The schedules of the offices, as the database has them now. */
@ApplicationScoped
public class Schedules {

    /** Closures that are long over do not matter. */
    private static final Duration PAST = Duration.ofDays(400);

    private static final Duration FUTURE = Duration.ofDays(5 * 366L);

    private final Offices offices;
    private final OpeningPlans plans;
    private final Closures closures;
    private final Counters counters;
    private final BookableResources resources;
    private final OfferedServices services;
    private final ScheduleRevisions revisions;
    private final Holidays holidays;
    private final Clock clock;

    Schedules(
            Offices offices,
            OpeningPlans plans,
            Closures closures,
            Counters counters,
            BookableResources resources,
            OfferedServices services,
            ScheduleRevisions revisions,
            Holidays holidays,
            Clock clock) {
        this.offices = offices;
        this.plans = plans;
        this.closures = closures;
        this.counters = counters;
        this.resources = resources;
        this.services = services;
        this.revisions = revisions;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** The schedule of the office with this code. */
    public Optional<OfficeSchedule> find(String office) {
        // The revision first: what is read after it is at least as new.
        var revision = revisions.of(office);
        return offices.find(office).map(found -> of(found, revision));
    }

    /** The schedule of an office that is known already. */
    public OfficeSchedule of(Office office) {
        return of(office, revisions.of(office.code()));
    }

    private OfficeSchedule of(Office office, long revision) {
        Instant now = clock.instant();
        return new OfficeSchedule(
                office,
                revision,
                plans.ofOffice(office.code()),
                closures.ofOffice(office.code(), new TimeRange(now.minus(PAST), now.plus(FUTURE))),
                counters.ofOffice(office.code()),
                resources.ofOffice(office.code()),
                services.ofOffice(office.code()),
                holidays);
    }
}
