package de.willkommen.appointment.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a counter, a room or an interpreter is there for one channel.
 *
 * @param releaseMinutesBefore how long before its start what is unused goes to the public; never when absent
 * @param plan which plan says so
 */
public record Opening(
        TimeRange during, Channel channel, @Nullable Integer releaseMinutesBefore, UUID plan) {

    /** Whether it can be booked by that channel at that moment. */
    boolean isFor(Channel asking, Instant now) {
        return asking.mayUse(channel) || (asking.mayUse(Channel.PUBLIC) && isReleased(now));
    }

    private boolean isReleased(Instant now) {
        return releaseMinutesBefore != null
                && !now.isBefore(during.start().minus(Duration.ofMinutes(releaseMinutesBefore)));
    }
}
