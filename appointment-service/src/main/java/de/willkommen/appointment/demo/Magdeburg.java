package de.willkommen.appointment.demo;

import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.office.Authorities;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.BookableResources;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import de.willkommen.appointment.office.Team;
import de.willkommen.appointment.office.Teams;
import de.willkommen.appointment.office.Way;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first authority: thirteen counters for residence law, four for integration and naturalisation. */
@ApplicationScoped
class Magdeburg {

    private static final String MD = "MD";
    private static final String OFFICE = "MD-ABH";
    private static final String RESIDENCE = "residence";
    private static final String INTEGRATION = "integration";
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2024, 1, 1);

    private static final List<String> RESIDENCE_SERVICES = List.of(
            "residence-permit",
            "residence-permit-extension",
            "settlement-permit",
            "eu-blue-card",
            "residence-card-pickup",
            "address-change",
            "travel-document",
            "fiktionsbescheinigung",
            "work-permission",
            "tolerated-stay",
            "asylum-residence-certificate",
            "declaration-of-commitment");
    private static final List<String> INTEGRATION_SERVICES =
            List.of("naturalisation-advice", "naturalisation-application", "integration-course");

    /** What is spoken beside German and English. */
    private static final Map<Integer, List<String>> FURTHER_LANGUAGES = Map.ofEntries(
            Map.entry(101, List.of("ar")),
            Map.entry(102, List.of("uk", "ru")),
            Map.entry(103, List.of("tr")),
            Map.entry(104, List.of("ar", "fr")),
            Map.entry(105, List.of("ru")),
            Map.entry(106, List.of("fa", "fa-AF")),
            Map.entry(107, List.of("ar")),
            Map.entry(108, List.of("fr")),
            Map.entry(109, List.of("vi")),
            Map.entry(110, List.of("ro")),
            Map.entry(201, List.of("ar")),
            Map.entry(202, List.of("ru", "uk")));

    private final Authorities authorities;
    private final Offices offices;
    private final Counters counters;
    private final StaffMembers staff;
    private final OfferedServices services;
    private final Teams teams;
    private final BookableResources resources;
    private final OpeningPlans plans;

    Magdeburg(
            Authorities authorities,
            Offices offices,
            Counters counters,
            StaffMembers staff,
            OfferedServices services,
            Teams teams,
            BookableResources resources,
            OpeningPlans plans) {
        this.authorities = authorities;
        this.offices = offices;
        this.counters = counters;
        this.staff = staff;
        this.services = services;
        this.teams = teams;
        this.resources = resources;
        this.plans = plans;
    }

    void seed() {
        var authority = new Authority(MD, "Landeshauptstadt Magdeburg", "MD", "st", 1);
        authorities.enter(authority);
        if (offices.find(OFFICE).isEmpty()) {
            enter(authority);
        }
        if (resources.ofAuthority(MD).isEmpty()) {
            rooms();
            interpreters();
        }
    }

    private void enter(Authority authority) {
        offices.put(new Office(
                OFFICE,
                authority,
                1,
                new Office.Address("Breiter Weg 222", "39104", "Magdeburg"),
                ZoneId.of("Europe/Berlin"),
                List.of("de", "en", "ar", "fa", "fa-AF", "uk", "ru", "tr", "fr", "vi", "ro"),
                List.of("step-free", "lift", "accessible-toilet", "seat"),
                new Office.CheckIn(60, 15),
                new Office.BookingRules(false, 0, 365, 10, 5, 15, 10_000, 10_000, 10_000, LocalTime.MIDNIGHT, 0)));
        teams.put(new Team(MD, RESIDENCE, OFFICE, 1, "Ausländerrecht", true));
        teams.put(new Team(MD, INTEGRATION, OFFICE, 1, "Integration und Einbürgerung", true));
        services();
        IntStream.rangeClosed(101, 113).forEach(number -> counter(number, "1.", RESIDENCE, RESIDENCE_SERVICES));
        IntStream.rangeClosed(201, 204).forEach(number -> counter(number, "2.", INTEGRATION, INTEGRATION_SERVICES));
        staff();
        plans();
    }

    private void services() {
        service(1, "residence-permit", 30, 15, "A");
        service(2, "residence-permit-extension", 20, 10, "A");
        service(3, "settlement-permit", 30, 15, "A");
        service(4, "eu-blue-card", 30, 15, "A");
        service(5, "residence-card-pickup", 10, 5, "B");
        service(6, "address-change", 10, 5, "B");
        service(7, "travel-document", 20, 10, "C");
        service(8, "fiktionsbescheinigung", 15, 5, "C");
        service(9, "work-permission", 20, 10, "D");
        service(10, "tolerated-stay", 15, 5, "E");
        service(11, "asylum-residence-certificate", 15, 5, "E");
        service(12, "declaration-of-commitment", 30, 15, "F");
        service(13, "naturalisation-advice", 45, 15, "N");
        service(14, "naturalisation-application", 60, 20, "N");
        service(15, "integration-course", 15, 5, "K");
    }

    private void service(int position, String code, int minutes, int furtherPerson, String letter) {
        services.put(new OfferedService(
                MD,
                OFFICE,
                code,
                1,
                LeikaKeys.VERIFIED.getOrDefault(code, ""),
                minutes,
                furtherPerson,
                6,
                letter,
                position,
                true,
                List.of()));
    }

    private void counter(int number, String floor, String team, List<String> itsServices) {
        counters.put(new Counter(
                MD,
                Integer.toString(number),
                OFFICE,
                1,
                floor + Integer.toString(number).substring(1),
                team,
                itsServices,
                Stream.concat(Stream.of("de", "en"), FURTHER_LANGUAGES.getOrDefault(number, List.of()).stream())
                        .toList(),
                List.of("step-free", "seat"),
                floor.startsWith("1") ? Way.AHEAD : Way.UP,
                true));
    }

    private void staff() {
        person("01", RESIDENCE, RESIDENCE_SERVICES, List.of("de", "en", "ar"), "101");
        person(
                "02",
                RESIDENCE,
                Stream.concat(RESIDENCE_SERVICES.stream(), INTEGRATION_SERVICES.stream())
                        .toList(),
                List.of("de", "en"),
                null);
        person("11", RESIDENCE, RESIDENCE_SERVICES, List.of("de", "en", "uk", "ru"), "102");
        person("12", RESIDENCE, RESIDENCE_SERVICES, List.of("de", "tr", "fa"), "103");
        person("13", INTEGRATION, INTEGRATION_SERVICES, List.of("de", "en", "fr"), "201");
    }

    /** The users of the demo realm have fixed ids. */
    private void person(
            String number, String team, List<String> itsServices, List<String> languages, @Nullable String counter) {
        staff.put(new StaffMember(
                MD,
                "00000000-0000-4000-8000-0000000000" + number,
                OFFICE,
                1,
                team,
                itsServices,
                languages,
                true,
                counter));
    }

    private void plans() {
        for (var team : List.of(RESIDENCE, INTEGRATION)) {
            plan(OpeningPlan.Owner.team(team), "morning", "MO,TU,WE,TH,FR", LocalTime.of(8, 0), LocalTime.of(12, 0));
            plan(OpeningPlan.Owner.team(team), "tuesday", "TU", LocalTime.of(13, 0), LocalTime.of(18, 0));
            plan(OpeningPlan.Owner.team(team), "thursday", "TH", LocalTime.of(13, 0), LocalTime.of(16, 0));
        }
    }

    /** No service needs a room yet: an administrator can say which one does. */
    private void rooms() {
        for (var number : List.of("2.10", "2.11")) {
            var code = "room-" + number.replace('.', '-');
            resource(
                    code,
                    BookableResource.Kind.ROOM,
                    number.equals("2.10") ? "Einbürgerungsraum 2.10" : "Besprechungsraum 2.11",
                    List.of(),
                    List.of(),
                    List.of("step-free", "seat"));
            plan(OpeningPlan.Owner.resource(code), "day", "MO,TU,WE,TH,FR", LocalTime.of(8, 0), LocalTime.of(18, 0));
        }
    }

    private void interpreters() {
        resource(
                "interpreter-arabic",
                BookableResource.Kind.INTERPRETER,
                "Arabisch, vor Ort",
                List.of("ar"),
                List.of(BookableResource.Mode.ON_SITE),
                List.of());
        plan(
                OpeningPlan.Owner.resource("interpreter-arabic"),
                "morning",
                "MO,TU,WE,TH,FR",
                LocalTime.of(8, 0),
                LocalTime.of(12, 0));
        resource(
                "interpreter-video",
                BookableResource.Kind.INTERPRETER,
                "Farsi, Dari und Ukrainisch, per Video",
                List.of("fa", "fa-AF", "uk"),
                List.of(BookableResource.Mode.VIDEO),
                List.of());
        plan(
                OpeningPlan.Owner.resource("interpreter-video"),
                "afternoon",
                "TU,TH",
                LocalTime.of(9, 0),
                LocalTime.of(16, 0));
    }

    private void resource(
            String code,
            BookableResource.Kind kind,
            String label,
            List<String> languages,
            List<BookableResource.Mode> modes,
            List<String> accessibility) {
        resources.put(new BookableResource(MD, code, OFFICE, 1, kind, label, languages, modes, accessibility, true));
    }

    private void plan(OpeningPlan.Owner owner, String name, String days, LocalTime opensAt, LocalTime closesAt) {
        plans.enter(new OpeningPlan(
                UUID.nameUUIDFromBytes((OFFICE + "/" + owner.code() + "/" + name).getBytes(StandardCharsets.UTF_8)),
                0,
                MD,
                OFFICE,
                owner,
                FIRST_MONDAY,
                null,
                opensAt,
                closesAt,
                "FREQ=WEEKLY;BYDAY=" + days,
                Set.of(),
                List.of(OpeningPlan.Share.ALL_PUBLIC)));
    }
}
