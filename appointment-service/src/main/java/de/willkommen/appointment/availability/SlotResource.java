package de.willkommen.appointment.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.office.Offices;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The free times of an office. */
@Path("/api/v1/slots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Slots")
public class SlotResource {

    private static final int MOST_DAYS = 62;
    private static final int USUAL_DAYS = 14;

    private final Offices offices;
    private final Wishes wishes;
    private final SlotFinder finder;

    SlotResource(Offices offices, Wishes wishes, SlotFinder finder) {
        this.offices = offices;
        this.wishes = wishes;
        this.finder = finder;
    }

    /** A free time. */
    public record FreeSlot(OffsetDateTime start, OffsetDateTime end) {

        /** The slot by the office's clock. */
        public static FreeSlot of(Slot slot, Office office) {
            return new FreeSlot(office.local(slot.start()), office.local(slot.end()));
        }
    }

    /**
     * What was found.
     *
     * @param searchedFrom first day that was searched: never before today
     * @param searchedTo last day that was searched: never beyond the office's horizon
     * @param nextFrom when there is nothing in these days: the next day that has something
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FoundSlots(
            List<FreeSlot> slots,
            LocalDate searchedFrom,
            LocalDate searchedTo,
            @Nullable LocalDate nextFrom) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "findSlots",
            summary = "Free times of an office for one or several services",
            description =
                    "A time is listed when at least one counter is free for the whole length. `persons` counts for"
                            + " each service. `language` asks for a clerk who speaks it; where nobody does, all times are listed.")
    public FoundSlots find(
            @Parameter(required = true, description = "Code of the office") @QueryParam("office") @Nullable
                    String office,
            @Parameter(required = true, description = "Code of a service; may repeat") @QueryParam("service")
                    List<String> service,
            @Parameter(description = "First day in the office's zone, such as 2026-11-24; today when absent")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Last day, included; at most 62 days with the first") @QueryParam("to") @Nullable
                    String to,
            @Parameter(description = "How many people come; 1 when absent") @QueryParam("persons") @Nullable
                    String persons,
            @Parameter(description = "BCP 47 tag") @QueryParam("language") @Nullable String language,
            @Parameter(description = "Code of what the office must provide; may repeat") @QueryParam("accessNeeds")
                    List<String> accessNeeds) {
        var place = office(office);
        var people = people(persons);
        var wish = wishes.of(
                place,
                "service",
                service.stream()
                        .map(code -> new Wishes.Asked(code, people, "service", "persons"))
                        .toList(),
                Set.copyOf(accessNeeds),
                language(language));
        var today = finder.today(place);
        var first = day("from", from, today);
        var last = day("to", to, first.isBefore(today) ? today : first.plusDays(USUAL_DAYS - 1L));
        check(first, last, today);
        var searchedFrom = first.isBefore(today) ? today : first;
        var searchedTo = last.isAfter(finder.horizon(place)) ? finder.horizon(place) : last;
        var slots = finder.slots(wish, searchedFrom, searchedTo);
        var next = slots.isEmpty() ? finder.nextDayWithSlots(wish, last).orElse(null) : null;
        return new FoundSlots(
                slots.stream().map(slot -> FreeSlot.of(slot, place)).toList(), searchedFrom, searchedTo, next);
    }

    private Office office(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.ofField("office", "field.required");
        }
        return offices.find(code).orElseThrow(() -> Refusal.ofField("office", "field.unknown"));
    }

    private static void check(LocalDate first, LocalDate last, LocalDate today) {
        if (last.isBefore(first)) {
            throw Refusal.ofField("to", "field.order");
        }
        if (last.isBefore(today)) {
            throw Refusal.ofField("to", "field.past");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new Refusal(CommonProblem.INVALID_REQUEST).andField("to", "field.days", Map.of("max", MOST_DAYS));
        }
    }

    private static int people(@Nullable String persons) {
        if (persons == null || persons.isBlank()) {
            return 1;
        }
        try {
            return Integer.parseInt(persons.strip());
        } catch (NumberFormatException notANumber) {
            throw Refusal.ofField("persons", "field.type");
        }
    }

    private static @Nullable String language(@Nullable String language) {
        if (language == null || language.isBlank()) {
            return null;
        }
        return Languages.known(language).orElseThrow(() -> Refusal.ofField("language", "field.language"));
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() < 10_000) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Answered below, as a day out of all reason is.
        }
        throw Refusal.ofField(field, "field.date");
    }
}
