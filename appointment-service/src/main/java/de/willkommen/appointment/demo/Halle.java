package de.willkommen.appointment.demo;

import de.willkommen.appointment.administration.OfficeCheck.AddressChange;
import de.willkommen.appointment.administration.OfficeCheck.CheckInChange;
import de.willkommen.appointment.administration.OfficeCheck.RulesChange;
import de.willkommen.appointment.administration.Onboarding;
import de.willkommen.appointment.administration.OnboardingRequest;
import de.willkommen.appointment.administration.OnboardingRequest.Administrator;
import de.willkommen.appointment.administration.OnboardingRequest.CounterRange;
import de.willkommen.appointment.administration.OnboardingRequest.FirstOffice;
import de.willkommen.appointment.administration.OnboardingRequest.NewService;
import de.willkommen.appointment.administration.OnboardingRequest.NewTeam;
import de.willkommen.appointment.administration.OnboardingRequest.OpeningRow;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second, small authority, so that one can see that nobody sees another's data, brought aboard like any other. Its office
 * has the stricter rules: a verified address, an hour of lead, two open bookings per address.
 */
@ApplicationScoped
class Halle {

    private static final String HAL = "HAL";
    private static final String OFFICE = "HAL-ABH";
    private static final String TEAM = "residence";
    private static final List<String> SERVICES = List.of("residence-permit", "address-change");
    private static final List<String> LANGUAGES = List.of("de", "en");

    private final Onboarding onboarding;
    private final Offices offices;
    private final StaffMembers staff;

    Halle(Onboarding onboarding, Offices offices, StaffMembers staff) {
        this.onboarding = onboarding;
        this.offices = offices;
        this.staff = staff;
    }

    void seed() {
        if (offices.find(OFFICE).isEmpty()) {
            onboarding.enter(
                    new OnboardingRequest(
                            HAL,
                            "Stadt Halle (Saale)",
                            HAL,
                            "st",
                            office(),
                            List.of(new NewTeam(TEAM, "Aufenthaltsrecht")),
                            SERVICES.stream()
                                    .<@Nullable NewService>map(Halle::service)
                                    .toList(),
                            List.of(new CounterRange(
                                    "1", null, "E.01", TEAM, List.copyOf(LANGUAGES), List.of("step-free"))),
                            List.of(new OpeningRow(List.of("MO", "TU", "TH", "FR"), "08:00", "12:00", TEAM)),
                            "2024-01-01",
                            new Administrator("00000000-0000-4000-8000-000000000022", List.copyOf(LANGUAGES))),
                    Optional.empty());
        }
        person("21", SERVICES);
        person("23", SERVICES);
    }

    private static FirstOffice office() {
        return new FirstOffice(
                OFFICE,
                new AddressChange("Am Stadion 5", "06122", "Halle (Saale)"),
                "Europe/Berlin",
                List.copyOf(LANGUAGES),
                List.of("step-free"),
                new CheckInChange(30, 10),
                new RulesChange(true, 60, 60, 10, 5, 15, 2, 2, 2, "07:00", 120),
                null);
    }

    private static NewService service(String code) {
        return new NewService(code, LeikaKeys.VERIFIED.getOrDefault(code, ""), 30, 15, 4, "A", TEAM);
    }

    /** The users of the demo realm have fixed ids; who is there stays as they are. */
    private void person(String number, List<String> itsServices) {
        var subject = "00000000-0000-4000-8000-0000000000" + number;
        if (staff.find(HAL, subject).isEmpty()) {
            staff.put(new StaffMember(HAL, subject, OFFICE, 1, TEAM, itsServices, LANGUAGES, true, null));
        }
    }
}
