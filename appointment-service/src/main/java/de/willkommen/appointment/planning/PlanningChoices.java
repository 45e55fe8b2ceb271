package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.availability.OpeningPlan.Owner;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.BookableResources;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import de.willkommen.appointment.office.Team;
import de.willkommen.appointment.office.Teams;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose time can be planned at an office. */
@ApplicationScoped
class PlanningChoices {

    private final Teams teams;
    private final Counters counters;
    private final BookableResources resources;
    private final StaffMembers staff;

    PlanningChoices(Teams teams, Counters counters, BookableResources resources, StaffMembers staff) {
        this.teams = teams;
        this.counters = counters;
        this.resources = resources;
        this.staff = staff;
    }

    /** All that is in use at the office. */
    record Choices(
            List<TeamChoice> teams,
            List<CounterChoice> counters,
            List<ResourceChoice> resources,
            List<StaffChoice> staff) {

        /** Whether a plan can belong to it. */
        boolean has(Owner owner) {
            return switch (owner.kind()) {
                case TEAM -> teams.stream().anyMatch(team -> team.code().equals(owner.code()));
                case COUNTER ->
                    counters.stream().anyMatch(counter -> counter.code().equals(owner.code()));
                case RESOURCE ->
                    resources.stream().anyMatch(resource -> resource.code().equals(owner.code()));
            };
        }

        /** Whether it can be closed. */
        boolean has(Closure.Scope.Kind kind, @Nullable String code) {
            return switch (kind) {
                case OFFICE -> code == null;
                case TEAM -> code != null && has(Owner.team(code));
                case COUNTER -> code != null && has(Owner.counter(code));
                case RESOURCE -> code != null && has(Owner.resource(code));
            };
        }

        Optional<StaffChoice> person(String subject) {
            return staff.stream()
                    .filter(person -> person.subject().equals(subject))
                    .findFirst();
        }
    }

    /** A team and what it is called. */
    record TeamChoice(String code, String label) {}

    /** A counter and where it is. */
    record CounterChoice(String code, String room, String team) {}

    /** A room or an interpreter. */
    record ResourceChoice(String code, BookableResource.Kind kind, String label) {}

    /** Somebody who can be absent, without a name: where they sit says who it is. */
    record StaffChoice(
            String subject, String team, @Nullable String counter) {}

    Choices of(Office office) {
        var used = counters.ofOffice(office.code());
        return new Choices(
                teams.ofOffice(office.code()).stream()
                        .filter(Team::active)
                        .map(team -> new TeamChoice(team.code(), team.label()))
                        .toList(),
                used.stream()
                        .map(counter -> new CounterChoice(counter.code(), counter.room(), counter.team()))
                        .toList(),
                resources.ofOffice(office.code()).stream()
                        .map(resource -> new ResourceChoice(resource.code(), resource.kind(), resource.label()))
                        .toList(),
                staff.ofAuthority(office.authority().code()).stream()
                        .filter(person -> person.active() && person.office().equals(office.code()))
                        .map(PlanningChoices::person)
                        .toList());
    }

    private static StaffChoice person(StaffMember person) {
        return new StaffChoice(person.subject(), person.team(), person.counter());
    }
}
