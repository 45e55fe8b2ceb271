package de.willkommen.appointment.booking;

import de.willkommen.appointment.availability.TimeRange;
import java.util.List;
import java.util.UUID;

/**
 * Time that is promised to somebody, without saying to whom.
 *
 * @param counter code of the counter
 * @param language the one its holder reads
 * @param services codes of what it is for
 * @param resources names of the rooms and interpreters it occupies beside the counter
 */
public record BookedTime(
        UUID id,
        String reference,
        String counter,
        TimeRange during,
        String language,
        List<String> services,
        List<String> resources) {}
