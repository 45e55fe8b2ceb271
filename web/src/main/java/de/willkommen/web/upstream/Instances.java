package de.willkommen.web.upstream;

import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one service, asked in turn. An instance that can't be connected to has received nothing, so the
 * next one is asked, whatever the request; any other failure is not repeated.
 */
public final class Instances<T> {

    private final String service;
    private final List<T> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(String service, List<T> instances) {
        this.service = service;
        this.instances = instances;
    }

    /** Asks one instance. Throws {@link Refused} for a problem answer, {@link Unreachable} when nobody answers. */
    public <R extends @Nullable Object> R ask(Function<T, R> question) {
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        @Nullable ProcessingException last = null;
        for (int i = 0; i < instances.size(); i++) {
            try {
                return question.apply(instances.get((first + i) % instances.size()));
            } catch (ProcessingException failure) {
                last = failure;
                if (!nothingWasSent(failure)) {
                    break;
                }
            }
        }
        throw new Unreachable(service, last);
    }

    private static boolean nothingWasSent(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
