package de.willkommen.appointment.administration;

import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.BirthDateReason;
import de.willkommen.appointment.office.Office;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody asks an office to be, and whether it can be that. */
public final class OfficeCheck {

    private static final int DAY = 24 * 60;

    /** The rules of an office of which nothing else is said: open to everybody, with a limit that families don't meet. */
    static final Office.BookingRules USUAL_RULES =
            new Office.BookingRules(false, 0, 90, 10, 5, 15, 5, 5, 5, LocalTime.of(7, 0), 60);

    static final Office.CheckIn USUAL_CHECK_IN = new Office.CheckIn(60, 15);

    private OfficeCheck() {}

    /** A postal address. */
    @Schema(name = "AddressChange")
    public record AddressChange(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city) {}

    /** The window of checking in. */
    @Schema(name = "CheckInChange")
    public record CheckInChange(
            @Nullable Integer minutesBefore, @Nullable Integer minutesAfter) {}

    /**
     * How the office's time is to be booked.
     *
     * @param newDaysAt such as {@code 07:00}
     */
    @Schema(name = "BookingRulesChange")
    public record RulesChange(
            @Nullable Boolean verifiedAddress,
            @Nullable Integer minimumLeadMinutes,
            @Nullable Integer horizonDays,
            @Nullable Integer holdMinutes,
            @Nullable Integer gridMinutes,
            @Nullable Integer startEveryMinutes,
            @Nullable Integer activeBookingsPerAddress,
            @Nullable Integer activeBookingsPerPerson,
            @Nullable Integer holdsPerPerson,
            @Nullable String newDaysAt,
            @Nullable Integer newDaysSpreadMinutes) {}

    /** What an office is to be. */
    @Schema(name = "OfficeChange")
    public record OfficeChange(
            @Nullable AddressChange address,
            @Nullable String timeZone,
            @Nullable List<@Nullable String> languages,
            @Nullable List<@Nullable String> accessibility,
            @Nullable CheckInChange checkIn,
            @Nullable RulesChange rules,

            @Schema(
                    enumeration = {"FINDING_THE_FILE", "TELLING_APART", "AGE"},
                    description = "Why dates of birth are asked; without it none is")
            @Nullable
            String birthDateReason) {}

    /** The office as it is asked to be; {@code path} stands in front of the names of fields. */
    static Office office(
            Checks checks, String path, String code, Authority authority, long revision, OfficeChange change) {
        return new Office(
                code,
                authority,
                revision,
                address(checks, path + "address", change.address()),
                checks.zone(path + "timeZone", change.timeZone()),
                checks.languages(path + "languages", change.languages(), true),
                checks.accessibility(path + "accessibility", change.accessibility()),
                checkIn(checks, path + "checkIn", change.checkIn()),
                rules(checks, path + "rules", change.rules()),
                checks.perhaps(path + "birthDateReason", change.birthDateReason(), BirthDateReason.class));
    }

    private static Office.Address address(Checks checks, String path, @Nullable AddressChange given) {
        var change = given == null ? new AddressChange(null, null, null) : given;
        var postalCode = checks.text(path + ".postalCode", change.postalCode(), 5);
        if (!postalCode.isEmpty() && !postalCode.matches("\\d{5}")) {
            checks.wrong(path + ".postalCode", "field.postal-code");
        }
        return new Office.Address(
                checks.text(path + ".street", change.street(), 120),
                postalCode,
                checks.text(path + ".city", change.city(), 80));
    }

    private static Office.CheckIn checkIn(Checks checks, String path, @Nullable CheckInChange change) {
        return change == null
                ? USUAL_CHECK_IN
                : new Office.CheckIn(
                        checks.number(path + ".minutesBefore", change.minutesBefore(), 0, 4 * 60),
                        checks.number(path + ".minutesAfter", change.minutesAfter(), 0, 4 * 60));
    }

    private static Office.BookingRules rules(Checks checks, String path, @Nullable RulesChange change) {
        return change == null
                ? USUAL_RULES
                : new Office.BookingRules(
                        checks.flag(path + ".verifiedAddress", change.verifiedAddress()),
                        checks.number(path + ".minimumLeadMinutes", change.minimumLeadMinutes(), 0, 60 * DAY),
                        checks.number(path + ".horizonDays", change.horizonDays(), 1, 730),
                        checks.number(path + ".holdMinutes", change.holdMinutes(), 1, 60),
                        checks.number(path + ".gridMinutes", change.gridMinutes(), 1, 60),
                        checks.number(path + ".startEveryMinutes", change.startEveryMinutes(), 1, 240),
                        checks.number(path + ".activeBookingsPerAddress", change.activeBookingsPerAddress(), 1, 10_000),
                        checks.number(path + ".activeBookingsPerPerson", change.activeBookingsPerPerson(), 1, 10_000),
                        checks.number(path + ".holdsPerPerson", change.holdsPerPerson(), 1, 10_000),
                        checks.time(path + ".newDaysAt", change.newDaysAt()),
                        checks.number(path + ".newDaysSpreadMinutes", change.newDaysSpreadMinutes(), 0, DAY));
    }
}
