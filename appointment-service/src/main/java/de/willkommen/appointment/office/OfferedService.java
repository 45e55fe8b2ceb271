package de.willkommen.appointment.office;

import java.util.List;

/**
 * A service an office offers.
 *
 * @param leikaKey key in the German catalogue of administrative services; empty where it is not known
 * @param durationMinutes for one person
 * @param furtherPersonMinutes more for each further person
 * @param ticketLetter in front of its ticket numbers
 * @param position place in lists
 * @param active false once it is no longer offered
 * @param rooms codes of the rooms of which one is needed beside the counter; empty when none is
 */
public record OfferedService(
        String authority,
        String office,
        String code,
        long revision,
        String leikaKey,
        int durationMinutes,
        int furtherPersonMinutes,
        int maxPersons,
        String ticketLetter,
        int position,
        boolean active,
        List<String> rooms) {

    /** Minutes for so many people, not yet rounded to the office's grid. */
    public int minutesFor(int persons) {
        return durationMinutes + furtherPersonMinutes * (persons - 1);
    }
}
