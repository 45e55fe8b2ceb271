package de.willkommen.appointment.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.booking.BookingsAhead;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import de.willkommen.appointment.office.Team;
import de.willkommen.appointment.office.Teams;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Teams. One that still has counters or people in use cannot be taken out of use. */
@Singleton
class TeamForm implements Form<Team, TeamForm.TeamEntry, TeamForm.TeamChange> {

    private final Teams teams;
    private final Counters counters;
    private final StaffMembers staff;
    private final BookingsAhead bookings;

    TeamForm(Teams teams, Counters counters, StaffMembers staff, BookingsAhead bookings) {
        this.teams = teams;
        this.counters = counters;
        this.staff = staff;
        this.bookings = bookings;
    }

    /** A team. */
    @Schema(name = "TeamEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TeamEntry(
            String code,
            long revision,
            String label,
            boolean active,
            @Nullable Integer bookingsAhead) {}

    /** What a team is to be. */
    @Schema(name = "TeamChange")
    public record TeamChange(
            @Nullable String label, @Nullable Boolean active) {}

    @Override
    public List<Team> all(Office office) {
        return teams.ofOffice(office.code());
    }

    @Override
    public Optional<Team> find(Office office, String code) {
        return teams.find(office.authority().code(), code)
                .filter(team -> team.office().equals(office.code()));
    }

    @Override
    public long revision(Team stored) {
        return stored.revision();
    }

    @Override
    public int bookingsAhead(Team stored) {
        return bookings.occupying(counters(stored).map(Resources::of).toList());
    }

    @Override
    public TeamEntry shown(Team stored, @Nullable Integer bookingsAhead) {
        return new TeamEntry(stored.code(), stored.revision(), stored.label(), stored.active(), bookingsAhead);
    }

    @Override
    public Team checked(Office office, String code, Optional<Team> before, TeamChange change) {
        var checks = new Checks();
        var authority = office.authority().code();
        checks.newCode(
                code,
                Checks.WORD_CODE,
                40,
                before.isEmpty(),
                teams.find(authority, code).isPresent());
        var team = new Team(
                authority,
                code,
                office.code(),
                before.map(Team::revision).orElse(1L),
                checks.text("label", change.label(), 80),
                checks.flag("active", change.active()));
        if (!team.active() && before.isPresent() && isManned(team)) {
            checks.wrong("active", "field.team-in-use");
        }
        checks.end();
        return team;
    }

    @Override
    public void put(Team wanted) {
        teams.put(wanted);
    }

    private boolean isManned(Team team) {
        return counters(team).anyMatch(Counter::active)
                || staff.ofAuthority(team.authority()).stream()
                        .filter(StaffMember::active)
                        .anyMatch(person -> person.team().equals(team.code()));
    }

    private Stream<Counter> counters(Team team) {
        return counters.ofAuthority(team.authority()).stream()
                .filter(counter -> counter.team().equals(team.code()));
    }
}
