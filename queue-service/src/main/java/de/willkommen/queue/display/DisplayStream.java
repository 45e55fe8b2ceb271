package de.willkommen.queue.display;

import de.willkommen.queue.signal.EventText;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one display: everything behind what it was told is told once, in order, nothing is left out. What
 * happens to it happens on the thread of its connection, which writes to all its displays one after the other.
 *
 * <p>A display that does not read is passed over while its connection has no room, and told what it missed when there is
 * room again. It costs the others no time, and no more memory than what its connection holds.
 */
final class DisplayStream {

    private static final Logger LOG = Logger.getLogger(DisplayStream.class);

    private final DisplayChannel channel;
    private final HttpServerResponse response;
    private @Nullable Context thread;
    private long told;
    private boolean busy = true;
    private boolean missed;
    private long aliveAt;
    private volatile long pictureAt = Long.MAX_VALUE;

    DisplayStream(DisplayChannel channel, HttpServerResponse response) {
        this.channel = channel;
        this.response = response;
    }

    /**
     * Answers the request.
     *
     * @param beginning what to say first; asked when the display belongs to its channel already, so that nothing is
     *     missed meanwhile
     */
    void open(Uni<Told> beginning) {
        response.setStatusCode(200)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .setChunked(true);
        response.write(EventText.retry()).onSuccess(sent -> {
            // On the thread of the connection, where everything else happens.
            if (!isOver()) {
                var own = VertxContext.getRootContext(Vertx.currentContext());
                thread = own;
                channel.join(this, own);
                ask(own, beginning);
            }
        });
    }

    /** Counted as the channel does: when it is time to say that the stream lives, and to show the whole picture. */
    void joined(long aliveAt, long pictureAt) {
        this.aliveAt = aliveAt;
        this.pictureAt = pictureAt;
    }

    /** Takes leave of the channel. */
    void left() {
        var own = thread;
        if (own != null) {
            channel.leave(this, own);
        }
    }

    /** Tells what is new. */
    void tell(News news) {
        if (busy || isFull()) {
            missed = true;
        } else if (news.first() > told + 1 || news.last() < told) {
            // Something is between, or the numbers have begun anew.
            catchUp();
        } else {
            write(news.behind(told));
            told = news.last();
        }
    }

    /** Shows the whole picture of this moment to a display that wants one. */
    void show(Told picture, long now, long next) {
        if (!wantsPicture(now)) {
            return;
        }
        if (busy || isFull()) {
            // It gets the next one: nobody draws again and again for a display that does not read.
            pictureAt = next;
        } else if (told == picture.upTo()) {
            pictureAt = next;
            write(picture.text());
        }
    }

    boolean wantsPicture(long now) {
        return pictureAt <= now;
    }

    /** Says that the stream lives, when it is time to. */
    void sayAlive(long now, long next) {
        if (aliveAt <= now && !busy && !isFull()) {
            aliveAt = next;
            write(EventText.ALIVE);
        }
    }

    private boolean isFull() {
        if (!response.writeQueueFull()) {
            return false;
        }
        busy = true;
        response.drainHandler(room -> goOn());
        return true;
    }

    private void goOn() {
        busy = false;
        if (missed && !isOver() && !isFull()) {
            catchUp();
        }
    }

    private void catchUp() {
        var own = thread;
        if (own != null) {
            busy = true;
            missed = false;
            ask(own, channel.behind(told));
        }
    }

    private void ask(Context own, Uni<Told> answer) {
        answer.subscribe()
                .with(
                        all -> own.runOnContext(read -> {
                            write(all.text());
                            told = all.upTo();
                            goOn();
                        }),
                        failure -> {
                            LOG.warnf("A display's stream ends, it will come back: %s", failure.getMessage());
                            own.runOnContext(now -> end());
                        });
    }

    private void write(Buffer text) {
        if (!isOver() && text.length() > 0) {
            response.write(text);
        }
    }

    private boolean isOver() {
        return response.closed() || response.ended();
    }

    private void end() {
        if (!isOver()) {
            response.end();
        }
    }
}
