package de.willkommen.appointment.availability;

/** Who may book a time. */
public enum Channel {
    /** Everybody. */
    PUBLIC,
    /** Staff, for people they deal with. */
    INTERNAL,
    /** Partner agencies, for their clients. */
    PARTNER,
    /** Staff, for people who cannot wait: what is held back for hardship cases. */
    EMERGENCY;

    /** Whether only staff use it. */
    public boolean isStaffs() {
        return this == INTERNAL || this == EMERGENCY;
    }

    /** Whether who comes by this channel may book the time of that one: staff may take the public's, nobody theirs. */
    boolean mayUse(Channel other) {
        return switch (this) {
            case PUBLIC -> other == PUBLIC;
            case PARTNER -> other == PARTNER;
            case INTERNAL -> other == PUBLIC || other == INTERNAL;
            case EMERGENCY -> other != PARTNER;
        };
    }
}
