package de.willkommen.queue.display;

import de.willkommen.queue.signal.EventText;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * Events of one office in their order and without gap, as the bytes that all its displays get.
 *
 * @param first number of the first
 * @param texts of one event each
 * @param whole all of them, one behind the other
 */
record News(long first, List<Buffer> texts, Buffer whole) {

    /** At least one event. */
    static News of(List<DisplayEvent> events) {
        var texts = events.stream()
                .map(event -> EventText.of(event.number(), event.kind(), event.json()))
                .toList();
        return new News(events.get(0).number(), texts, joined(texts));
    }

    /** Number of the last. */
    long last() {
        return first + texts.size() - 1;
    }

    /** What a display has not been told yet that knows everything up to a number. */
    Buffer behind(long number) {
        return number < first ? whole : joined(texts.subList((int) (number + 1 - first), texts.size()));
    }

    private static Buffer joined(List<Buffer> texts) {
        var all = Buffer.buffer();
        texts.forEach(all::appendBuffer);
        return all;
    }
}
