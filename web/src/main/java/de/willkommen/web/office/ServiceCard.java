package de.willkommen.web.office;

import de.willkommen.web.language.Language;

/**
 * A service in a list.
 *
 * @param language the language its name and summary are in
 * @param minutes how long it takes for one person; 0 when not known
 * @param maxPersons how many people one appointment can be for
 * @param bookable whether it can be booked right now
 */
public record ServiceCard(
        String code, String name, String summary, String language, int minutes, int maxPersons, boolean bookable) {

    /** The direction of its name and summary. */
    public String dir() {
        return Language.dirOf(language);
    }
}
