package de.willkommen.queue.ticket;

/** How a ticket came to be. */
public enum Via {
    /** Checked in with an appointment. */
    APPOINTMENT,
    /** Taken at the kiosk without one. */
    KIOSK,
    /** Given by a clerk. */
    DESK,
    /** Taken by phone with the lobby's code. */
    PHONE
}
