package de.willkommen.web.office;

import de.willkommen.web.language.Dates;
import java.util.List;

/**
 * An office, ready to be shown.
 *
 * @param days the next seven days with their opening times
 */
public record OfficeView(
        String code,
        String name,
        List<String> address,
        String directions,
        List<String> accessibility,
        List<Day> days,
        Dates dates) {

    /**
     * A day and when the office is open.
     *
     * @param times for example "08:00–12:00"; empty when closed
     */
    public record Day(String label, boolean today, List<String> times) {}
}
