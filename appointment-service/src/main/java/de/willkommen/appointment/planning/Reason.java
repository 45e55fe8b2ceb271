package de.willkommen.appointment.planning;

/** Why a booking no longer fits. */
enum Reason {
    /** Its counter is no longer in use. */
    COUNTER_INACTIVE,
    /** Its counter no longer serves what it is for. */
    SERVICE_NOT_SERVED,
    /** A closure lies over it. */
    CLOSED,
    /** No opening of its counter contains it. */
    OUTSIDE_OPENING,
    /** A room or an interpreter it needs is not there. */
    RESOURCE_CLOSED
}
