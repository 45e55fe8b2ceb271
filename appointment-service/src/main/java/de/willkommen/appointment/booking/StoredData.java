package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Office;
import de.willkommen.events.ContactChanged.Channel;
import de.willkommen.events.NotificationChanged;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored about a person with a booking, to be handed out (GDPR, article 15).
 *
 * @param interpreter how an interpreter takes part
 * @param account whether the booking belongs to an account
 * @param consentAt when messages were agreed to
 * @param notes what staff noted
 * @param messages what was written to the person, without the texts
 * @param deletedAfter when the personal data goes
 */
@Schema(name = "StoredData")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredData(
        String reference,
        BookingStatus status,
        String office,
        List<BookingView.Service> services,
        int persons,
        OffsetDateTime start,
        OffsetDateTime end,
        String timeZone,
        @Nullable String room,
        String counter,
        String language,
        @Nullable String spokenLanguage,
        BookableResource.@Nullable Mode interpreter,
        List<String> accessNeeds,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable LocalDate birthDate,
        @Nullable String email,
        @Nullable String phone,
        @JsonProperty("notify") @Nullable List<Channel> channels,
        @Nullable OffsetDateTime consentAt,
        @Nullable List<FurtherPerson> people,
        boolean account,
        List<Step> history,
        List<Note> notes,
        List<SentMessage> messages,
        OffsetDateTime createdAt,
        OffsetDateTime deletedAfter) {

    /** One step, and why staff took it where they did; without the account of who did. */
    @Schema(name = "StoredStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String event,
            OffsetDateTime at,
            BookingHistory.By by,
            @Nullable String reason) {}

    /** What staff noted, without the account of who did. */
    @Schema(name = "StoredNote")
    record Note(OffsetDateTime at, String text) {}

    /** A message, and where it stands. */
    @Schema(name = "StoredMessage")
    record SentMessage(
            OffsetDateTime at,
            @Schema(examples = "booking-confirmed") String purpose,
            Channel channel,
            @Schema(examples = "ar") String language,
            NotificationChanged.State status) {

        static SentMessage of(BookingMessages.SentMessage message, Office office) {
            return new SentMessage(
                    office.local(message.at()),
                    message.purpose(),
                    message.channel(),
                    message.language(),
                    message.status());
        }
    }
}
