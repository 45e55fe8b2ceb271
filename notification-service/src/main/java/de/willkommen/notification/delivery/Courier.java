package de.willkommen.notification.delivery;

import de.willkommen.notification.letter.Letter;
import de.willkommen.notification.wording.Channel;

/** Hands letters of one channel to its provider. */
public interface Courier {

    Channel channel();

    /**
     * Tries once.
     *
     * @param handOver run directly before the step after which the provider may have the letter. When it throws, the
     *     letter must not go
     */
    Outcome deliver(Letter letter, Runnable handOver);
}
