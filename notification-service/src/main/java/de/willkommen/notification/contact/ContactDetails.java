package de.willkommen.notification.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.events.ContactChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody can be reached, in the open: only ever in memory.
 *
 * @param channels those the person agreed to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactDetails(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String phone,
        List<ContactChanged.Channel> channels,
        ContactChanged.Links links) {

    static ContactDetails of(ContactChanged event) {
        return new ContactDetails(
                event.givenName(), event.familyName(), event.email(), event.phone(), event.channels(), event.links());
    }

    /** Never the data: this object may end up in a log by accident. */
    @Override
    public String toString() {
        return "ContactDetails[" + channels + "]";
    }
}
