package de.willkommen.queue.order;

/**
 * Why somebody is called, or stands where they stand. The sentence is {@code reason.<slug>} of the problem texts.
 *
 * @param minutes waited, late or early, as the code says
 */
public record Reason(Code code, int minutes) {

    /** What counted most. */
    public enum Code {
        /** The office gives people with access needs precedence. */
        ACCESS_NEEDS,
        /** A colleague sent this person to this counter. */
        SENT_HERE,
        /** Was passed on and keeps the rank of the arrival. */
        PASSED_ON,
        /** The time of the appointment has come; waited since for {@code minutes}. */
        APPOINTMENT_DUE,
        /** The appointment is in {@code minutes}; nobody else had to come first. */
        APPOINTMENT_EARLY,
        /** Came {@code minutes} after the start of the appointment and ranks behind their arrival. */
        APPOINTMENT_LATE,
        /** No appointment; has waited {@code minutes}. */
        WAITED,
        /** Chosen by somebody with the right to, who said why; has waited {@code minutes}. */
        OUT_OF_TURN
    }

    /** Key of the sentence. */
    public String slug() {
        return switch (code) {
            case ACCESS_NEEDS -> "access-needs";
            case SENT_HERE -> "sent-here";
            case PASSED_ON -> "passed-on";
            case APPOINTMENT_DUE -> "appointment-due";
            case APPOINTMENT_EARLY -> "appointment-early";
            case APPOINTMENT_LATE -> "appointment-late";
            case WAITED -> "waited";
            case OUT_OF_TURN -> "out-of-turn";
        };
    }
}
