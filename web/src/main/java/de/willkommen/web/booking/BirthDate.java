package de.willkommen.web.booking;

import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.AppointmentApi.Office;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a date of birth is asked for, and why, in the reader's words.
 *
 * @param reason empty where none is asked for
 */
public record BirthDate(boolean asked, String reason) {

    /** As the office asks it; not at all where it is not known. */
    public static BirthDate at(List<Office> offices, @Nullable String office, Wording wording) {
        return offices.stream()
                .filter(known -> known.code().equals(office))
                .findFirst()
                .flatMap(known -> Optional.ofNullable(known.birthDateReason()))
                .map(reason -> new BirthDate(
                        true, wording.sayIfKnown("citizen.because." + reason).orElse("")))
                .orElse(new BirthDate(false, ""));
    }
}
