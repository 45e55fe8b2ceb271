package de.willkommen.appointment.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed without a new booking, as it came; what is absent stays. An empty address is taken away.
 *
 * @param givenName may only be sent as it is: a booking keeps its name
 * @param channels where messages may be sent from now on
 * @param consent to messages on a channel that was not agreed to before
 */
@Schema(name = "Amendment")
record Amendment(
        @Nullable String language,
        @Nullable String givenName,
        @Nullable String familyName,
        @Schema(maxLength = 254) @Nullable String email,
        @Schema(maxLength = 40) @Nullable String phone,

        @JsonProperty("notify")
        @Schema(
                name = "notify",
                enumeration = {"EMAIL", "SMS"})
        @Nullable
        List<@Nullable String> channels,

        @Nullable Boolean consent) {

    boolean isEmpty() {
        return language == null && !hasContact() && !hasName();
    }

    boolean hasContact() {
        return Stream.of(email, phone, channels, consent).anyMatch(Objects::nonNull);
    }

    boolean hasName() {
        return givenName != null || familyName != null;
    }

    /** The data of a booking with the changes. */
    Confirmation over(ContactData known) {
        var agreed = new ArrayList<@Nullable String>();
        known.channels().forEach(channel -> agreed.add(channel.name()));
        var wanted = Objects.requireNonNullElse(channels, agreed);
        var people = new ArrayList<Confirmation.@Nullable Person>();
        known.people()
                .forEach(person -> people.add(
                        new Confirmation.Person(person.givenName(), person.familyName(), person.birthDate())));
        return new Confirmation(
                known.givenName(),
                known.familyName(),
                known.birthDate(),
                email == null ? known.email() : email,
                phone == null ? known.phone() : phone,
                wanted,
                consent == null ? agreed.containsAll(wanted) : consent,
                people);
    }
}
