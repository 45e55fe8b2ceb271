package de.willkommen.appointment.demo;

import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A second, small authority, so that one can see that nobody sees another's data. Its office has the stricter rules: a
 * verified address, an hour of lead, two open bookings per address.
 */
@ApplicationScoped
class Halle {

    private static final String HAL = "HAL";
    private static final String OFFICE = "HAL-ABH";
    private static final List<String> SERVICES = List.of("residence-permit", "address-change");

    private final Offices offices;
    private final Counters counters;
    private final StaffMembers staff;
    private final OfferedServices services;
    private final OpeningPlans plans;

    Halle(Offices offices, Counters counters, StaffMembers staff, OfferedServices services, OpeningPlans plans) {
        this.offices = offices;
        this.counters = counters;
        this.staff = staff;
        this.services = services;
        this.plans = plans;
    }

    void seed() {
        var authority = new Authority(HAL, "HAL", "st");
        offices.enter(authority);
        if (offices.find(OFFICE).isPresent()) {
            return;
        }
        offices.put(new Office(
                OFFICE,
                authority,
                1,
                new Office.Address("Am Stadion 5", "06122", "Halle (Saale)"),
                ZoneId.of("Europe/Berlin"),
                List.of("de", "en"),
                List.of("step-free"),
                new Office.CheckIn(30, 10),
                new Office.BookingRules(true, 60, 60, 10, 5, 15, 2, 2, 2, LocalTime.of(7, 0), 120)));
        for (var position = 1; position <= SERVICES.size(); position++) {
            var code = SERVICES.get(position - 1);
            services.put(new OfferedService(
                    HAL,
                    OFFICE,
                    code,
                    1,
                    LeikaKeys.VERIFIED.getOrDefault(code, ""),
                    30,
                    15,
                    4,
                    "A",
                    position,
                    true,
                    List.of()));
        }
        counters.put(new Counter(
                HAL, "1", OFFICE, 1, "E.01", "residence", SERVICES, List.of("de", "en"), List.of("step-free"), true));
        staff.put(new StaffMember(
                HAL,
                "00000000-0000-4000-8000-000000000021",
                OFFICE,
                1,
                "residence",
                SERVICES,
                List.of("de", "en"),
                true,
                null));
        plans.enter(new OpeningPlan(
                UUID.fromString("4e0f5d0c-0f2c-4b6e-9a53-6f2f6a1d9a01"),
                0,
                HAL,
                OFFICE,
                OpeningPlan.Owner.team("residence"),
                LocalDate.of(2024, 1, 1),
                null,
                LocalTime.of(8, 0),
                LocalTime.of(12, 0),
                "FREQ=WEEKLY;BYDAY=MO,TU,TH,FR",
                Set.of(),
                List.of(OpeningPlan.Share.ALL_PUBLIC)));
    }
}
