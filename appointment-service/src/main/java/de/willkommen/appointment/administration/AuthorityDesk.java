package de.willkommen.appointment.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.administration.OfficeCheck.OfficeChange;
import de.willkommen.appointment.office.Authorities;
import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.BirthDateReason;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.appointment.office.ScheduleRevisions;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an authority and its offices are changed, under the same rules as everything below them. */
@ApplicationScoped
class AuthorityDesk {

    private final Authorities authorities;
    private final Offices offices;
    private final ScheduleRevisions schedules;
    private final Laender laender;

    AuthorityDesk(Authorities authorities, Offices offices, ScheduleRevisions schedules, Laender laender) {
        this.authorities = authorities;
        this.offices = offices;
        this.schedules = schedules;
        this.laender = laender;
    }

    /**
     * An authority.
     *
     * @param holidayRegion last part of the Land's ISO 3166-2 code
     */
    @Schema(name = "AuthorityEntry")
    public record AuthorityEntry(
            String code, long revision, String name, String referencePrefix, String holidayRegion) {

        static AuthorityEntry of(Authority authority) {
            return new AuthorityEntry(
                    authority.code(),
                    authority.revision(),
                    authority.name(),
                    authority.referencePrefix(),
                    authority.holidayRegion());
        }
    }

    /** What an authority is to be. */
    @Schema(name = "AuthorityChange")
    public record AuthorityChange(
            @Nullable String name, @Nullable String holidayRegion) {}

    /** An office with its rules. */
    @Schema(name = "OfficeEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfficeEntry(
            String code,
            long revision,
            Office.Address address,
            String timeZone,
            List<String> languages,
            List<String> accessibility,
            Office.CheckIn checkIn,
            Rules rules,
            @Nullable BirthDateReason birthDateReason) {

        static OfficeEntry of(Office office) {
            return new OfficeEntry(
                    office.code(),
                    office.revision(),
                    office.address(),
                    office.zone().getId(),
                    office.languages(),
                    office.accessibility(),
                    office.checkIn(),
                    Rules.of(office.rules()),
                    office.birthDateReason());
        }
    }

    /** The rules of booking; {@code newDaysAt} such as {@code 07:00}. */
    @Schema(name = "BookingRulesEntry")
    public record Rules(
            boolean verifiedAddress,
            int minimumLeadMinutes,
            int horizonDays,
            int holdMinutes,
            int gridMinutes,
            int startEveryMinutes,
            int activeBookingsPerAddress,
            int activeBookingsPerPerson,
            int holdsPerPerson,
            String newDaysAt,
            int newDaysSpreadMinutes) {

        static Rules of(Office.BookingRules rules) {
            return new Rules(
                    rules.verifiedAddress(),
                    rules.minimumLeadMinutes(),
                    rules.horizonDays(),
                    rules.holdMinutes(),
                    rules.gridMinutes(),
                    rules.startEveryMinutes(),
                    rules.activeBookingsPerAddress(),
                    rules.activeBookingsPerPerson(),
                    rules.holdsPerPerson(),
                    rules.newDaysAt().toString(),
                    rules.newDaysSpreadMinutes());
        }
    }

    Authority authority(String code) {
        return authorities.find(code).orElseThrow(Refusal::notFound);
    }

    List<Office> offices(String authority) {
        return offices.ofAuthority(authority);
    }

    Office office(String authority, String code) {
        return find(authority, code).orElseThrow(Refusal::notFound);
    }

    /** Changes the authority. Other holidays are another schedule at each of its offices. */
    @Transactional
    @RepeatOnConflict
    Authority change(String code, Seen seen, AuthorityChange change) {
        offices.ofAuthority(code).forEach(office -> schedules.changing(office.code()));
        var before = authorities.locked(code).orElseThrow(Refusal::notFound);
        var checks = new Checks();
        var wanted = new Authority(
                code,
                checks.text("name", change.name(), 160),
                before.referencePrefix(),
                checks.oneOf("holidayRegion", change.holidayRegion(), laender.codes()),
                before.revision());
        checks.end();
        if (wanted.equals(before)) {
            return before;
        }
        if (!seen.fits(Optional.of(before.revision()))) {
            throw new Refusal(CommonProblem.PRECONDITION_FAILED).withMember("current", AuthorityEntry.of(before));
        }
        authorities.put(wanted);
        return authority(code);
    }

    /** Changes an office of the authority, or begins it. */
    @Transactional
    @RepeatOnConflict
    AdministrationDesk.Stored<Office> change(String authority, String code, Seen seen, OfficeChange change) {
        var checks = new Checks();
        var known = find(authority, code);
        // Nobody else's bookings or changes in between.
        known.ifPresentOrElse(office -> schedules.changing(office.code()), () -> schedules.beginning(code));
        var before = find(authority, code);
        if (before.isEmpty() && seen.revision().isPresent()) {
            throw Refusal.notFound();
        }
        checks.newCode(
                code,
                Checks.PLACE_CODE,
                16,
                before.isEmpty(),
                offices.find(code).isPresent());
        var wanted = OfficeCheck.office(
                checks,
                "",
                code,
                authority(authority),
                before.map(Office::revision).orElse(1L),
                change);
        checks.end();
        if (before.isPresent() && before.get().equals(wanted)) {
            return new AdministrationDesk.Stored<>(wanted, false);
        }
        if (!seen.fits(before.map(Office::revision))) {
            throw new Refusal(CommonProblem.PRECONDITION_FAILED)
                    .withMember("current", OfficeEntry.of(before.orElseThrow()));
        }
        offices.put(wanted);
        return new AdministrationDesk.Stored<>(office(authority, code), before.isEmpty());
    }

    private Optional<Office> find(String authority, String code) {
        return offices.find(code).filter(office -> office.authority().code().equals(authority));
    }
}
