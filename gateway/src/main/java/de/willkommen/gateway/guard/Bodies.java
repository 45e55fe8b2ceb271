package de.willkommen.gateway.guard;

import de.willkommen.gateway.GatewaySettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/**
 * Keeps bodies below the limit. A body that announces its length is let through or refused by it; one sent in chunks is
 * collected first, because only at its end is it known whether it fits.
 */
@Singleton
public class Bodies {

    private final long limit;

    Bodies(GatewaySettings settings) {
        this.limit = settings.bodyLimit().asLongValue();
    }

    /** A body is longer than the limit. */
    public static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("The body is over the limit", null, false, false);
        }
    }

    /** Whether the announced length is over the limit, or not a length. */
    public boolean announcesTooMuch(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return false;
        }
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException notALength) {
            return true;
        }
    }

    /** Whether the body comes without its length. */
    public static boolean isChunked(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Reads a body without announced length; fails with {@link TooLarge} as soon as it is over the limit. */
    public Future<Buffer> collect(HttpServerRequest request) {
        Promise<Buffer> collected = Promise.promise();
        var body = Buffer.buffer();
        request.exceptionHandler(collected::tryFail);
        request.endHandler(end -> collected.tryComplete(body));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                request.handler(null);
                collected.tryFail(new TooLarge());
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.resume();
        return collected.future();
    }
}
