package de.willkommen.appointment.administration;

import de.willkommen.appointment.administration.OfficeCheck.AddressChange;
import de.willkommen.appointment.administration.OfficeCheck.CheckInChange;
import de.willkommen.appointment.administration.OfficeCheck.OfficeChange;
import de.willkommen.appointment.administration.OfficeCheck.RulesChange;
import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.Team;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that is asked about an authority when it comes aboard.
 *
 * @param referencePrefix in front of its booking references; the code when absent
 * @param holidayRegion last part of the Land's ISO 3166-2 code
 * @param opensOn first day that can be booked; today when absent
 */
@Schema(name = "Onboarding")
public record OnboardingRequest(
        @Nullable String code,
        @Nullable String name,
        @Nullable String referencePrefix,
        @Nullable String holidayRegion,
        @Nullable FirstOffice office,
        @Nullable List<@Nullable NewTeam> teams,
        @Nullable List<@Nullable NewService> services,
        @Nullable List<@Nullable CounterRange> counters,
        @Nullable List<@Nullable OpeningRow> openings,
        @Nullable String opensOn,
        @Nullable Administrator administrator) {

    static final int MOST_ROWS = 60;

    /** The office it begins with; how it may be booked and checked in can be left open. */
    @Schema(name = "FirstOffice")
    public record FirstOffice(
            @Nullable String code,
            @Nullable AddressChange address,
            @Nullable String timeZone,
            @Nullable List<@Nullable String> languages,
            @Nullable List<@Nullable String> accessibility,
            @Nullable CheckInChange checkIn,
            @Nullable RulesChange rules,
            @Nullable String birthDateReason) {}

    /** A team. */
    @Schema(name = "NewTeam")
    public record NewTeam(@Nullable String code, @Nullable String label) {}

    /**
     * A service, usually one of the catalogue.
     *
     * @param team the team that serves it; every team when absent
     */
    @Schema(name = "NewService")
    public record NewService(
            @Nullable String code,
            @Nullable String leikaKey,
            @Nullable Integer durationMinutes,
            @Nullable Integer furtherPersonMinutes,
            @Nullable Integer maxPersons,
            @Nullable String ticketLetter,
            @Nullable String team) {}

    /**
     * Counters with numbers that follow each other.
     *
     * @param to the last one; the first alone when absent
     * @param room of a single counter; of several what stands in front of their codes at the door
     * @param team the first one when absent
     * @param languages the office's when absent
     */
    @Schema(name = "CounterRange")
    public record CounterRange(
            @Nullable String from,
            @Nullable String to,
            @Nullable String room,
            @Nullable String team,
            @Nullable List<@Nullable String> languages,
            @Nullable List<@Nullable String> accessibility) {}

    /**
     * Hours of some weekdays.
     *
     * @param days such as {@code MO}
     * @param team all teams when absent
     */
    @Schema(name = "OpeningRow")
    public record OpeningRow(
            @Nullable List<@Nullable String> days,
            @Nullable String opensAt,
            @Nullable String closesAt,
            @Nullable String team) {}

    /** The first administrator, by Keycloak's id; role and claim are given there. */
    @Schema(name = "FirstAdministrator")
    public record Administrator(
            @Nullable String subject, @Nullable List<@Nullable String> languages) {}

    /** What is entered when nothing was wrong. */
    record Checked(
            Authority authority,
            Office office,
            List<Team> teams,
            List<OfferedService> services,
            List<Counter> counters,
            List<OpeningPlan> plans,
            StaffMember administrator) {}

    /** What it is to be; everything wrong is noted in the checks. */
    Checked checked(Checks checks, Collection<String> laender, Instant now) {
        var itsCode = checks.code("code", code, Checks.PLACE_CODE, 8);
        var prefix = referencePrefix == null || referencePrefix.isBlank() ? itsCode : referencePrefix;
        var authority = new Authority(
                itsCode,
                checks.text("name", name, 160),
                checks.code("referencePrefix", prefix, Checks.PREFIX, 4),
                checks.oneOf("holidayRegion", holidayRegion, laender),
                1);
        var first = office == null ? new FirstOffice(null, null, null, null, null, null, null, null) : office;
        var itsOffice = OfficeCheck.office(
                checks,
                "office.",
                checks.code("office.code", first.code(), Checks.PLACE_CODE, 16),
                authority,
                1,
                new OfficeChange(
                        first.address(),
                        first.timeZone(),
                        first.languages(),
                        first.accessibility(),
                        first.checkIn(),
                        first.rules(),
                        first.birthDateReason()));
        var itsTeams = teams(checks, itsOffice);
        var teamCodes = itsTeams.stream().map(Team::code).toList();
        var offers = new NewServices(checks, itsOffice, teamCodes, rows(checks, "services", services));
        var itsCounters = new NewCounters(checks, itsOffice, teamCodes, offers, rows(checks, "counters", counters));
        var hours = new NewPlans(checks, itsOffice, teamCodes, rows(checks, "openings", openings));
        return new Checked(
                authority,
                itsOffice,
                itsTeams,
                offers.all(),
                itsCounters.all(),
                hours.from(checks.day("opensOn", opensOn, today(itsOffice, now))),
                administrator(checks, itsOffice, teamCodes));
    }

    private List<Team> teams(Checks checks, Office itsOffice) {
        var all = new ArrayList<Team>();
        var rows = rows(checks, "teams", teams);
        for (var index = 0; index < rows.size(); index++) {
            var path = "teams[" + index + "].";
            var teamCode = checks.code(path + "code", rows.get(index).code(), Checks.WORD_CODE, 40);
            if (all.stream().anyMatch(team -> team.code().equals(teamCode))) {
                checks.wrong(path + "code", "field.twice-in-list");
            }
            all.add(new Team(
                    itsOffice.authority().code(),
                    teamCode,
                    itsOffice.code(),
                    1,
                    checks.text(path + "label", rows.get(index).label(), 80),
                    true));
        }
        return all;
    }

    private StaffMember administrator(Checks checks, Office itsOffice, List<String> teamCodes) {
        var given = administrator == null ? new Administrator(null, null) : administrator;
        var languages = given.languages() == null || given.languages().isEmpty()
                ? List.of("de")
                : checks.languages("administrator.languages", given.languages(), false);
        return new StaffMember(
                itsOffice.authority().code(),
                checks.code("administrator.subject", given.subject(), Checks.SUBJECT, 36),
                itsOffice.code(),
                1,
                teamCodes.stream().findFirst().orElse(""),
                List.of(),
                languages,
                true,
                null);
    }

    private static LocalDate today(Office office, Instant now) {
        return office.dayOf(now);
    }

    /** The rows of a list that must have some, but not endlessly many. */
    private static <T> List<T> rows(Checks checks, String field, @Nullable List<@Nullable T> given) {
        var all = given == null
                ? List.<T>of()
                : given.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        if (all.isEmpty()) {
            checks.wrong(field, "field.required");
        }
        if (all.size() > MOST_ROWS) {
            checks.wrong(field, "field.too-many", Map.of("max", MOST_ROWS));
            return List.of();
        }
        return all;
    }
}
