package de.willkommen.queue.signal;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ThreadLocalRandom;

/** Server-sent events as the bytes that are sent: made once, written to as many streams as there are. */
public final class EventText {

    /** Says that a stream lives. */
    public static final Buffer ALIVE = Buffer.buffer(":alive\n\n");

    private static final int SOONEST_MILLIS = 500;
    private static final int LATEST_MILLIS = 1_500;

    private EventText() {}

    /** What a stream begins with: how long to wait before coming back when it is cut. */
    public static Buffer retry() {
        return Buffer.buffer("retry:" + retryMillis() + "\n\n");
    }

    /**
     * Shorter than browsers wait by themselves, and not the same for all, or everybody at an instance that ended would be
     * there again in one moment.
     */
    static int retryMillis() {
        return ThreadLocalRandom.current().nextInt(SOONEST_MILLIS, LATEST_MILLIS);
    }

    /**
     * One event.
     *
     * @param json on one line
     */
    public static Buffer of(long id, String name, String json) {
        return Buffer.buffer("id:" + id + "\nevent:" + name + "\ndata:" + json + "\n\n");
    }
}
