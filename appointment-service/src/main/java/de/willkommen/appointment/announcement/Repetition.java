package de.willkommen.appointment.announcement;

import de.willkommen.appointment.booking.BookingRepetition;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.OfficeAnnouncements;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Everything one authority has, announced once more. */
@ApplicationScoped
class Repetition {

    private final Offices offices;
    private final Counters counters;
    private final StaffMembers staff;
    private final OfferedServices services;
    private final OfficeAnnouncements announcements;
    private final BookingRepetition bookings;

    Repetition(
            Offices offices,
            Counters counters,
            StaffMembers staff,
            OfferedServices services,
            OfficeAnnouncements announcements,
            BookingRepetition bookings) {
        this.offices = offices;
        this.counters = counters;
        this.staff = staff;
        this.services = services;
        this.announcements = announcements;
        this.bookings = bookings;
    }

    /** How much was announced. */
    record Announced(int offices, int counters, int staff, int services, int bookings) {}

    @Transactional
    Announced announceAgain(String authority) {
        var itsOffices = offices.ofAuthority(authority);
        itsOffices.forEach(announcements::announce);
        var itsCounters = counters.ofAuthority(authority);
        itsCounters.forEach(announcements::announce);
        var itsStaff = staff.ofAuthority(authority);
        itsStaff.forEach(announcements::announce);
        var itsServices = services.ofAuthority(authority);
        itsServices.forEach(announcements::announce);
        return new Announced(
                itsOffices.size(),
                itsCounters.size(),
                itsStaff.size(),
                itsServices.size(),
                bookings.announceAgain(authority));
    }
}
