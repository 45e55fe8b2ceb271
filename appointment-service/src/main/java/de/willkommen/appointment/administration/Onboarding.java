package de.willkommen.appointment.administration;

import de.willkommen.appointment.administration.OnboardingRequest.Checked;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.office.Authorities;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.ScheduleRevisions;
import de.willkommen.appointment.office.StaffMembers;
import de.willkommen.appointment.office.Teams;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Brings another authority aboard: all that its first office needs to be booked, or nothing. */
@ApplicationScoped
public class Onboarding {

    private final Authorities authorities;
    private final Offices offices;
    private final Teams teams;
    private final OfferedServices services;
    private final Counters counters;
    private final StaffMembers staff;
    private final OpeningPlans plans;
    private final ScheduleRevisions schedules;
    private final Laender laender;
    private final PerformedCommands commands;
    private final Clock clock;

    Onboarding(
            Authorities authorities,
            Offices offices,
            Teams teams,
            OfferedServices services,
            Counters counters,
            StaffMembers staff,
            OpeningPlans plans,
            ScheduleRevisions schedules,
            Laender laender,
            PerformedCommands commands,
            Clock clock) {
        this.authorities = authorities;
        this.offices = offices;
        this.teams = teams;
        this.services = services;
        this.counters = counters;
        this.staff = staff;
        this.plans = plans;
        this.schedules = schedules;
        this.laender = laender;
        this.commands = commands;
        this.clock = clock;
    }

    /** What was entered, and how much of it. */
    public record Entered(String authority, String office, int teams, int counters, int services, int plans) {}

    /**
     * Enters an authority with its first office.
     *
     * @throws de.willkommen.kit.problem.Refusal 400 with every field that is wrong, codes that are taken among them
     */
    @Transactional
    @RepeatOnConflict
    public Entered enter(OnboardingRequest request, Optional<CommandKey> command) {
        return commands.once(command, Entered.class, () -> {
            var checks = new Checks();
            var checked = request.checked(checks, laender.codes(), clock.instant());
            // Whoever enters the same authority or office at this moment comes after this transaction, and finds it.
            schedules.beginning(checked.office().code());
            refuseTaken(checks, checked);
            checks.end();
            if (!authorities.enter(checked.authority())) {
                checks.wrong("code", "field.taken");
                checks.end();
            }
            return store(checked);
        });
    }

    /** What the first authority's first office offers: the catalogue to choose from. */
    List<OfferedService> catalogue() {
        return authorities
                .first()
                .flatMap(first -> offices.ofAuthority(first.code()).stream().findFirst())
                .map(office -> services.ofOffice(office.code()))
                .orElse(List.of());
    }

    private void refuseTaken(Checks checks, Checked checked) {
        if (authorities.find(checked.authority().code()).isPresent()) {
            checks.wrong("code", "field.taken");
        }
        if (authorities.isTaken(checked.authority().referencePrefix())) {
            checks.wrong("referencePrefix", "field.taken");
        }
        if (offices.find(checked.office().code()).isPresent()) {
            checks.wrong("office.code", "field.taken");
        }
    }

    private Entered store(Checked checked) {
        Office office = checked.office();
        offices.put(office);
        schedules.changing(office.code());
        checked.teams().forEach(teams::put);
        checked.services().forEach(services::put);
        checked.counters().forEach(counters::put);
        checked.plans().forEach(plans::enter);
        staff.put(checked.administrator());
        return new Entered(
                checked.authority().code(),
                office.code(),
                checked.teams().size(),
                checked.counters().size(),
                checked.services().size(),
                checked.plans().size());
    }
}
