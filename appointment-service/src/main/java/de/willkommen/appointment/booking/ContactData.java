package de.willkommen.appointment.booking;

import de.willkommen.events.ContactChanged.Channel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who comes, and how they want to be reached; checked and normalised.
 *
 * @param email as typed, in NFC
 * @param phone E.164
 * @param channels on which the person agreed to be written to
 */
record ContactData(
        @Nullable String givenName,
        String familyName,
        @Nullable LocalDate birthDate,
        @Nullable String email,
        @Nullable String phone,
        List<Channel> channels,
        List<FurtherPerson> people) {}
