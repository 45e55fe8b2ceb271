package de.willkommen.web.link;

/** What a key opens. */
public enum Purpose {
    /** See, move, cancel a booking. */
    BOOKING('b', "Booking-Token"),
    /** Cancel a booking. */
    CANCEL('c', "Booking-Token"),
    /** Say that the mail address is one's own. */
    VERIFY('v', "Verification-Token"),
    /** Follow a ticket. */
    TICKET('t', "Ticket-Token");

    private final char letter;
    private final String header;

    Purpose(char letter, String header) {
        this.letter = letter;
        this.header = header;
    }

    /** The first letter of the link's code. */
    char letter() {
        return letter;
    }

    /** The header in which services expect the key. */
    public String header() {
        return header;
    }
}
