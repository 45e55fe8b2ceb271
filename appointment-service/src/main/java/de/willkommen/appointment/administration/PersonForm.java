package de.willkommen.appointment.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.availability.Resources;
import de.willkommen.appointment.booking.BookingsAhead;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.StaffMember;
import de.willkommen.appointment.office.StaffMembers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * People who work at an office, by Keycloak's id. Names, passwords and roles are Keycloak's. Bookings ahead are those at the
 * counter where the person usually sits.
 */
@Singleton
class PersonForm implements Form<StaffMember, PersonForm.PersonEntry, PersonForm.PersonChange> {

    private final StaffMembers staff;
    private final Choices choices;
    private final BookingsAhead bookings;

    PersonForm(StaffMembers staff, Choices choices, BookingsAhead bookings) {
        this.staff = staff;
        this.choices = choices;
        this.bookings = bookings;
    }

    /**
     * A person.
     *
     * @param subject Keycloak's id
     * @param counter where the person usually sits, if anywhere
     */
    @Schema(name = "PersonEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PersonEntry(
            String subject,
            long revision,
            String team,
            List<String> services,
            List<String> languages,
            @Nullable String counter,
            boolean active,
            @Nullable Integer bookingsAhead) {}

    /** What a person is to be. */
    @Schema(name = "PersonChange")
    public record PersonChange(
            @Nullable String team,
            @Nullable List<@Nullable String> services,
            @Nullable List<@Nullable String> languages,
            @Nullable String counter,
            @Nullable Boolean active) {}

    @Override
    public List<StaffMember> all(Office office) {
        return staff.ofAuthority(office.authority().code()).stream()
                .filter(person -> person.office().equals(office.code()))
                .toList();
    }

    @Override
    public Optional<StaffMember> find(Office office, String subject) {
        return staff.find(office.authority().code(), subject)
                .filter(person -> person.office().equals(office.code()));
    }

    @Override
    public long revision(StaffMember stored) {
        return stored.revision();
    }

    @Override
    public int bookingsAhead(StaffMember stored) {
        @Nullable String counter = stored.counter();
        return counter == null ? 0 : bookings.occupying(List.of(Resources.counter(stored.authority(), counter)));
    }

    @Override
    public PersonEntry shown(StaffMember stored, @Nullable Integer bookingsAhead) {
        return new PersonEntry(
                stored.subject(),
                stored.revision(),
                stored.team(),
                stored.services(),
                stored.languages(),
                stored.counter(),
                stored.active(),
                bookingsAhead);
    }

    @Override
    public StaffMember checked(Office office, String subject, Optional<StaffMember> before, PersonChange change) {
        var checks = new Checks();
        var authority = office.authority().code();
        checks.newCode(
                subject,
                Checks.SUBJECT,
                36,
                before.isEmpty(),
                staff.find(authority, subject).isPresent());
        var sitsSomewhere = change.counter() != null && !change.counter().isBlank();
        var person = new StaffMember(
                authority,
                subject,
                office.code(),
                before.map(StaffMember::revision).orElse(1L),
                checks.oneOf("team", change.team(), choices.teams(office, before.map(StaffMember::team))),
                checks.chosen("services", change.services(), false, choices.services(office)),
                checks.languages("languages", change.languages(), true),
                checks.flag("active", change.active()),
                sitsSomewhere
                        ? checks.oneOf(
                                "counter", change.counter(), choices.counters(office, before.map(StaffMember::counter)))
                        : null);
        checks.end();
        return person;
    }

    @Override
    public void put(StaffMember wanted) {
        staff.put(wanted);
    }
}
