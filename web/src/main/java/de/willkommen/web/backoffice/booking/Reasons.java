package de.willkommen.web.backoffice.booking;

import de.willkommen.web.upstream.Refused;

/** Why a service refused what staff asked, as one text for the page that asked. */
final class Reasons {

    private Reasons() {}

    /** What is wrong with the fields, else the sentence about the whole. */
    static String of(Refused refused) {
        var fields = refused.problem().fields().values().stream()
                .filter(text -> !text.isEmpty())
                .toList();
        return fields.isEmpty() ? refused.problem().detail() : String.join(" ", fields);
    }

    /** The status to answer with; what the page can't explain is thrown again. */
    static int status(Refused refused) {
        if (refused.status() >= 500 || refused.status() == 401 || refused.status() == 404 || refused.status() == 429) {
            throw refused;
        }
        return refused.status();
    }
}
