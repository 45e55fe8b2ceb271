package de.willkommen.web.backoffice.planning;

import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import de.willkommen.web.office.Offices;
import de.willkommen.web.upstream.PlanningApi;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The office that is planned, as the pages of the calendar ask about it. */
@RequestScoped
class PlanningOffice {

    private final BackOffice backOffice;
    private final Offices offices;
    private final Services services;
    private final Visit visit;
    private final Clock clock;

    PlanningOffice(BackOffice backOffice, Offices offices, Services services, Visit visit, Clock clock) {
        this.backOffice = backOffice;
        this.offices = offices;
        this.services = services;
        this.visit = visit;
        this.clock = clock;
    }

    /** What the frame around a page needs. */
    BackOffice.Frame frame() {
        return backOffice.frame();
    }

    Wording wording() {
        return visit.wording();
    }

    /** Dates by the clocks of the office. */
    Dates dates() {
        return offices.dates(backOffice.office());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), dates().zone());
    }

    /** Whose time can be planned. */
    Owners owners() {
        return new Owners(ask((api, code) -> api.choices(code)), wording());
    }

    /** Asks about it; the question gets the office's code. */
    <R extends @Nullable Object> R ask(BiFunction<PlanningApi, String, R> question) {
        var code = backOffice.office();
        return services.planning().ask(api -> question.apply(api, code));
    }
}
