package de.willkommen.queue.signal;

import io.vertx.core.buffer.Buffer;

/** Server-sent events as the bytes that are sent: made once, written to as many streams as there are. */
public final class EventText {

    /** Says that a stream lives. */
    public static final Buffer ALIVE = Buffer.buffer(":alive\n\n");

    private EventText() {}

    /**
     * One event.
     *
     * @param json on one line
     */
    public static Buffer of(long id, String name, String json) {
        return Buffer.buffer("id:" + id + "\nevent:" + name + "\ndata:" + json + "\n\n");
    }
}
