package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Office;
import de.willkommen.events.ContactChanged.Channel;
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
        @JsonProperty("notify") @Nullable List<Channel> channels,
        @Nullable List<FurtherPerson> people,
        int calendarSequence,
        @Nullable String notes,
        @Nullable String spokenLanguage,
        BookableResource.@Nullable Mode interpreter) {

    /** One of its services. */
    @Schema(name = "BookedService")
    record Service(String code, String name, int persons) {}
}
