package de.willkommen.appointment.administration;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.BookableResources;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Counters;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Team;
import de.willkommen.appointment.office.Teams;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an office has that other master data may refer to, by code. */
@Singleton
class Choices {

    private final Teams teams;
    private final Counters counters;
    private final OfferedServices services;
    private final BookableResources resources;

    Choices(Teams teams, Counters counters, OfferedServices services, BookableResources resources) {
        this.teams = teams;
        this.counters = counters;
        this.services = services;
        this.resources = resources;
    }

    /** The teams in use, and the one somebody is in already. */
    List<String> teams(Office office, Optional<String> present) {
        return teams.ofOffice(office.code()).stream()
                .filter(team -> team.active() || present.equals(Optional.of(team.code())))
                .map(Team::code)
                .toList();
    }

    /** The counters in use, and the one somebody sits at already. */
    List<String> counters(Office office, Optional<String> present) {
        return Stream.concat(counters.ofOffice(office.code()).stream().map(Counter::code), present.stream())
                .distinct()
                .toList();
    }

    /** Every service, in the order of lists: one that is not offered now may be offered again. */
    List<String> services(Office office) {
        return services.ofAuthority(office.authority().code()).stream()
                .filter(service -> service.office().equals(office.code()))
                .map(OfferedService::code)
                .toList();
    }

    /** The rooms in use, and those that are needed already. */
    List<String> rooms(Office office, List<String> present) {
        var inUse = resources.ofOffice(office.code()).stream()
                .filter(resource -> resource.kind() == BookableResource.Kind.ROOM)
                .map(BookableResource::code);
        return Stream.concat(inUse, present.stream()).distinct().toList();
    }
}
