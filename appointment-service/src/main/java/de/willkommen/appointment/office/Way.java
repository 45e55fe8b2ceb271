package de.willkommen.appointment.office;

/** Which way a counter lies, as seen by somebody who faces the display in the waiting area. */
public enum Way {
    LEFT,
    AHEAD,
    RIGHT,
    /** On a floor above. */
    UP,
    /** On a floor below. */
    DOWN
}
