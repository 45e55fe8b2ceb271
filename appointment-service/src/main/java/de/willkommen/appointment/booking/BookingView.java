package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.willkommen.appointment.availability.Channel;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Office;
import de.willkommen.appointment.text.Texts;
import de.willkommen.events.ContactChanged;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A booking as its holder sees it, and staff of its authority; what is not known yet is absent.
 *
 * @param heldUntil until when it is kept, while it is held or waits for the address
 * @param directions the way to the office and on to the counter
 * @param documents what to bring
 * @param calendarSequence SEQUENCE of the calendar entry
 * @param people who comes along
 * @param notes for staff alone
 * @param spokenLanguage a language that somebody who takes part speaks, if one was asked for
 * @param interpreter how an interpreter takes part; absent where the clerk speaks the language
 * @param persons for how many people it is
 * @param undelivered on which channels the last message did not arrive; absent in the answers of commands
 * @param history what happened so far; absent in the answers of commands
 * @param channel whose time it is; for staff alone
 * @param overbooked whether it was booked beyond what was free; for staff alone
 */
@Schema(name = "Booking")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BookingView(
        UUID id,
        String reference,
        BookingStatus status,
        String office,
        String officeName,
        List<Service> services,
        OffsetDateTime start,
        OffsetDateTime end,
        String timeZone,
        String language,
        List<String> accessNeeds,
        @Nullable String room,
        String counter,
        Office.Address address,
        @Nullable String directions,
        List<String> documents,
        @Nullable OffsetDateTime heldUntil,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable LocalDate birthDate,
        @Nullable String email,
        @Nullable String phone,
        @JsonProperty("notify") @Nullable List<ContactChanged.Channel> channels,
        @Nullable List<ContactChanged.Channel> undelivered,
        @Nullable List<FurtherPerson> people,
        int calendarSequence,
        @Nullable List<String> notes,
        @Nullable String spokenLanguage,
        BookableResource.@Nullable Mode interpreter,
        int persons,
        @Nullable List<BookingHistory.PlainStep> history,
        boolean canMove,
        boolean canCancel,
        @Nullable Channel channel,
        @Nullable Boolean overbooked) {

    /** One of its services. */
    @Schema(name = "BookedService")
    record Service(String code, String name, int persons, int minutes) {}

    /** The services with their names as they are read. */
    static List<Service> services(List<BookedService> booked, Texts read) {
        return booked.stream()
                .map(service -> new Service(
                        service.code(), read.serviceName(service.code()), service.persons(), service.minutes()))
                .toList();
    }
}
