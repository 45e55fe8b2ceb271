package de.willkommen.queue.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.queue.QueueSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes server-sent event streams out of wake-ups. */
@ApplicationScoped
public class LiveStreams {

    private static final Logger LOG = Logger.getLogger(LiveStreams.class);

    private final OfficeSignals signals;
    private final QueueSettings.Streams settings;
    private final ObjectMapper json;

    LiveStreams(OfficeSignals signals, QueueSettings settings, ObjectMapper json) {
        this.signals = signals;
        this.settings = settings.streams();
        this.json = json;
    }

    /**
     * A stream that asks what to say at its start, after every change of the office and now and then, and says between
     * that it lives. It begins with how long to wait before coming back.
     *
     * @param events asked on a worker thread, one call after the other; may answer nothing
     */
    public Multi<OutboundSseEvent> ofOffice(String office, Sse sse, Asked events) {
        return ofOffice(office, sse, () -> true, events);
    }

    /**
     * The same for somebody whose right to listen may end. The stream ends with it; whoever has a new right comes back.
     *
     * @param right asked with every heartbeat, on a worker thread
     */
    public Multi<OutboundSseEvent> ofOffice(String office, Sse sse, BooleanSupplier right, Asked events) {
        var comeBack = sse.newEventBuilder()
                .comment("alive")
                .reconnectDelay(EventText.retryMillis())
                .build();
        var alive = sse.newEventBuilder().comment("alive").build();
        var over = sse.newEventBuilder().comment("over").build();
        var atStart = Multi.createFrom().item((Object) Boolean.TRUE);
        var nowAndThen = Multi.createFrom()
                .ticks()
                .startingAfter(settings.refresh())
                .every(settings.refresh())
                .onOverflow()
                .drop();
        // Wake-ups are subscribed to before the start is asked: nothing that comes meanwhile is missed.
        var said = Multi.createBy()
                .merging()
                .streams(signals.changesOf(office).map(Object.class::cast), atStart, nowAndThen.map(Object.class::cast))
                .onOverflow()
                .dropPreviousItems()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToIterable(wakeUp -> events.next());
        var heartbeats = Multi.createFrom()
                .ticks()
                .startingAfter(settings.heartbeat())
                .every(settings.heartbeat())
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> right.getAsBoolean() ? alive : over);
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(comeBack), said, heartbeats)
                .select()
                .first(event -> event != over)
                .onFailure()
                .invoke(failure -> LOG.warnf("A stream ended, its reader will come back: %s", failure.getMessage()));
    }

    /** An event with its data as JSON. */
    public OutboundSseEvent event(Sse sse, @Nullable String id, String name, Object data) {
        return written(sse, id, name, write(data));
    }

    /** An event whose data are JSON already. */
    public OutboundSseEvent written(Sse sse, @Nullable String id, String name, String data) {
        var event = sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, data);
        if (id != null) {
            event.id(id);
        }
        return event.build();
    }

    /** The JSON of a record. */
    public String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says what there is to say now. */
    @FunctionalInterface
    public interface Asked {
        List<OutboundSseEvent> next();
    }
}
