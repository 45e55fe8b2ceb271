package de.willkommen.events;

import java.util.List;

/**
 * An office as it is now. Type {@code office.changed.v1}; key {@code office/<authority>/<code>}; topic
 * {@link Topics#OFFICE} (compacted).
 *
 * @param timeZone IANA zone its plans and people live by
 * @param languages BCP 47 tags spoken there
 * @param accessibility codes of what the building offers
 * @param checkIn when an appointment can be checked in
 */
public record OfficeChanged(
        String authority,
        String code,
        long revision,
        Address address,
        String timeZone,
        List<String> languages,
        List<String> accessibility,
        CheckIn checkIn) {

    public static final String CHANGED = "office.changed.v1";

    /** A postal address in Germany. */
    public record Address(String street, String postalCode, String city) {}

    /** Minutes before and after the start of an appointment between which it can be checked in. */
    public record CheckIn(int minutesBefore, int minutesAfter) {}
}
