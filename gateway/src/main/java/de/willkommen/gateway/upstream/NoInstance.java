package de.willkommen.gateway.upstream;

/** No instance of an upstream took the request; nothing of it was sent. */
public final class NoInstance extends RuntimeException {

    NoInstance(String upstream, Throwable last) {
        super("No instance of " + upstream + " takes requests", last, false, false);
    }
}
