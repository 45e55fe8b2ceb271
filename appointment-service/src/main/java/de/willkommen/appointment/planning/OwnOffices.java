package de.willkommen.appointment.planning;

import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** The offices the caller may plan for: those of the caller's authority. */
@ApplicationScoped
class OwnOffices {

    private final Offices offices;
    private final Caller caller;

    OwnOffices(Offices offices, Caller caller) {
        this.offices = offices;
        this.caller = caller;
    }

    /**
     * The office.
     *
     * @throws Refusal 404 for one that is unknown or another authority's
     */
    Office find(String code) {
        var office = offices.find(code).orElseThrow(Refusal::notFound);
        caller.requireSameAuthority(office.authority().code());
        return office;
    }
}
