package de.willkommen.events;

/**
 * A service an office offers. Type {@code service.changed.v1}; key {@code service/<authority>/<office>/<code>}; topic
 * {@link Topics#SERVICE} (compacted).
 *
 * @param leikaKey key of the service in the German catalogue of administrative services
 * @param durationMinutes for one person
 * @param furtherPersonMinutes more for each further person
 * @param ticketLetter letter in front of its ticket numbers
 */
public record ServiceChanged(
        String authority,
        String office,
        String code,
        long revision,
        String leikaKey,
        int durationMinutes,
        int furtherPersonMinutes,
        int maxPersons,
        String ticketLetter,
        boolean active) {

    public static final String CHANGED = "service.changed.v1";
}
