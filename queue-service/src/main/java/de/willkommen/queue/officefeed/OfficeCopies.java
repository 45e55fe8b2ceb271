package de.willkommen.queue.officefeed;

import de.willkommen.events.CounterChanged;
import de.willkommen.events.OfficeChanged;
import de.willkommen.events.ServiceChanged;
import de.willkommen.events.StaffChanged;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Writes the copies; an event whose revision is not above the copy's changes nothing. */
@ApplicationScoped
class OfficeCopies {

    private final Sql sql;

    OfficeCopies(Sql sql) {
        this.sql = sql;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void take(OfficeChanged office) {
        // Codes of offices are unique over all authorities; another authority's event must not take one over.
        sql.update(
                """
                insert into office as copy
                    (code, authority, revision, time_zone, languages, check_in_before, check_in_after)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set
                    revision = excluded.revision, time_zone = excluded.time_zone, languages = excluded.languages,
                    check_in_before = excluded.check_in_before, check_in_after = excluded.check_in_after
                where copy.revision < excluded.revision and copy.authority = excluded.authority
                """,
                office.code(),
                office.authority(),
                office.revision(),
                office.timeZone(),
                office.languages(),
                office.checkIn().minutesBefore(),
                office.checkIn().minutesAfter());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void take(CounterChanged counter) {
        sql.update(
                """
                insert into counter as copy
                    (authority, code, office, revision, room, services, languages, accessibility, active)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (authority, code) do update set
                    office = excluded.office, revision = excluded.revision, room = excluded.room,
                    services = excluded.services, languages = excluded.languages,
                    accessibility = excluded.accessibility, active = excluded.active
                where copy.revision < excluded.revision
                """,
                counter.authority(),
                counter.code(),
                counter.office(),
                counter.revision(),
                counter.room(),
                counter.services(),
                counter.languages(),
                counter.accessibility(),
                counter.active());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void take(StaffChanged staff) {
        sql.update(
                """
                insert into staff as copy (authority, subject, office, revision, services, languages, active)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (authority, subject) do update set
                    office = excluded.office, revision = excluded.revision, services = excluded.services,
                    languages = excluded.languages, active = excluded.active
                where copy.revision < excluded.revision
                """,
                staff.authority(),
                staff.subject(),
                staff.office(),
                staff.revision(),
                staff.services(),
                staff.languages(),
                staff.active());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void take(ServiceChanged service) {
        sql.update(
                """
                insert into service as copy
                    (office, code, authority, revision, ticket_letter, duration_minutes, further_person_minutes,
                     max_persons, active)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (office, code) do update set
                    revision = excluded.revision, ticket_letter = excluded.ticket_letter,
                    duration_minutes = excluded.duration_minutes,
                    further_person_minutes = excluded.further_person_minutes,
                    max_persons = excluded.max_persons, active = excluded.active
                where copy.revision < excluded.revision and copy.authority = excluded.authority
                """,
                service.office(),
                service.code(),
                service.authority(),
                service.revision(),
                service.ticketLetter(),
                service.durationMinutes(),
                service.furtherPersonMinutes(),
                service.maxPersons(),
                service.active());
    }
}
