package de.willkommen.notification.mail;

import de.willkommen.notification.delivery.Outcome;

/** What came of a mail after its last dot; carried past the library, which would make another exception of it. */
final class SettledLate extends RuntimeException {

    private final transient Outcome outcome;

    SettledLate(Outcome outcome) {
        super("After the final dot", null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
