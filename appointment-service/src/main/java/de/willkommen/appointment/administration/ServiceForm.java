package de.willkommen.appointment.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.booking.BookingsAhead;
import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.OfferedServices;
import de.willkommen.appointment.office.Office;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Services of an office. Their names and descriptions are content-service's, under the same code. */
@Singleton
class ServiceForm implements Form<OfferedService, ServiceForm.ServiceEntry, ServiceForm.ServiceChange> {

    static final Pattern LEIKA_KEY = Pattern.compile("\\d{14}");
    static final Pattern TICKET_LETTER = Pattern.compile("[A-Z]");
    static final int LONGEST_MINUTES = 480;
    static final int MOST_PERSONS = 20;

    private final OfferedServices services;
    private final Choices choices;
    private final BookingsAhead bookings;

    ServiceForm(OfferedServices services, Choices choices, BookingsAhead bookings) {
        this.services = services;
        this.choices = choices;
        this.bookings = bookings;
    }

    /**
     * A service.
     *
     * @param leikaKey empty where it is not known
     * @param rooms codes of the rooms of which one is needed; empty when none is
     */
    @Schema(name = "ServiceEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServiceEntry(
            String code,
            long revision,
            String leikaKey,
            int durationMinutes,
            int furtherPersonMinutes,
            int maxPersons,
            String ticketLetter,
            int position,
            List<String> rooms,
            boolean active,
            @Nullable Integer bookingsAhead) {}

    /** What a service is to be. */
    @Schema(name = "ServiceChange")
    public record ServiceChange(
            @Nullable String leikaKey,
            @Nullable Integer durationMinutes,
            @Nullable Integer furtherPersonMinutes,
            @Nullable Integer maxPersons,
            @Nullable String ticketLetter,
            @Nullable Integer position,
            @Nullable List<@Nullable String> rooms,
            @Nullable Boolean active) {}

    @Override
    public List<OfferedService> all(Office office) {
        return services.ofAuthority(office.authority().code()).stream()
                .filter(service -> service.office().equals(office.code()))
                .toList();
    }

    @Override
    public Optional<OfferedService> find(Office office, String code) {
        return services.find(office.code(), code);
    }

    @Override
    public long revision(OfferedService stored) {
        return stored.revision();
    }

    @Override
    public int bookingsAhead(OfferedService stored) {
        return bookings.forService(stored.office(), stored.code());
    }

    @Override
    public ServiceEntry shown(OfferedService stored, @Nullable Integer bookingsAhead) {
        return new ServiceEntry(
                stored.code(),
                stored.revision(),
                stored.leikaKey(),
                stored.durationMinutes(),
                stored.furtherPersonMinutes(),
                stored.maxPersons(),
                stored.ticketLetter(),
                stored.position(),
                stored.rooms(),
                stored.active(),
                bookingsAhead);
    }

    @Override
    public OfferedService checked(Office office, String code, Optional<OfferedService> before, ServiceChange change) {
        var checks = new Checks();
        checks.newCode(code, Checks.WORD_CODE, 60, before.isEmpty(), before.isPresent());
        var service = new OfferedService(
                office.authority().code(),
                office.code(),
                code,
                before.map(OfferedService::revision).orElse(1L),
                leikaKey(checks, "leikaKey", change.leikaKey()),
                checks.number("durationMinutes", change.durationMinutes(), 1, LONGEST_MINUTES),
                checks.number("furtherPersonMinutes", change.furtherPersonMinutes(), 0, LONGEST_MINUTES),
                checks.number("maxPersons", change.maxPersons(), 1, MOST_PERSONS),
                ticketLetter(checks, "ticketLetter", change.ticketLetter()),
                checks.number("position", change.position(), 1, 999),
                checks.flag("active", change.active()),
                checks.chosen(
                        "rooms",
                        change.rooms(),
                        false,
                        choices.rooms(office, before.map(OfferedService::rooms).orElse(List.of()))));
        checks.end();
        return service;
    }

    @Override
    public void put(OfferedService wanted) {
        services.put(wanted);
    }

    static String leikaKey(Checks checks, String field, @Nullable String given) {
        var key = checks.optionalText(field, given, 14);
        if (!key.isEmpty() && !LEIKA_KEY.matcher(key).matches()) {
            checks.wrong(field, "field.leika-key");
        }
        return key;
    }

    static String ticketLetter(Checks checks, String field, @Nullable String given) {
        var letter = checks.text(field, given, 1);
        if (!letter.isEmpty() && !TICKET_LETTER.matcher(letter).matches()) {
            checks.wrong(field, "field.ticket-letter");
        }
        return letter;
    }
}
