package de.willkommen.queue.closing;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of other features end the day. */
@ApplicationScoped
public class Night {

    private final NightClosing closing;

    Night(NightClosing closing) {
        this.closing = closing;
    }

    /** What the job does each minute. */
    public void fall() {
        closing.closeDays();
    }
}
