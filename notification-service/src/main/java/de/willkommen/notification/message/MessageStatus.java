package de.willkommen.notification.message;

import java.util.Set;

/** Where a message stands on its way, and where it can go from there. */
public enum MessageStatus {
    /** Waits for its turn or its next try. */
    QUEUED,
    /** One instance has it under a lease and talks to the provider; the provider has nothing yet. */
    CLAIMED,
    /** The provider may have it from here on: never tried again without its word. */
    HANDED_OVER,
    /** The provider took it. */
    SENT,
    /** The provider says it has arrived. */
    DELIVERED,
    /** It will not arrive; {@code reason} says why. */
    FAILED,
    /** Whether the provider took it is not known. A receipt may settle it. */
    UNKNOWN,
    /** It was too late to be of use. */
    EXPIRED,
    /** Something newer took its place before it left. */
    DROPPED;

    private Set<MessageStatus> next() {
        return switch (this) {
            case QUEUED -> Set.of(CLAIMED, EXPIRED, DROPPED);
            case CLAIMED -> Set.of(HANDED_OVER, QUEUED, FAILED);
            case HANDED_OVER -> Set.of(SENT, QUEUED, FAILED, UNKNOWN);
            case SENT -> Set.of(DELIVERED, FAILED);
            case UNKNOWN -> Set.of(SENT, DELIVERED, FAILED);
            case DELIVERED, FAILED, EXPIRED, DROPPED -> Set.of();
        };
    }

    boolean canBecome(MessageStatus other) {
        return next().contains(other);
    }
}
