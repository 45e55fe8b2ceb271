package de.willkommen.kit.event;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** An event that will never be understood, however often it is delivered. */
public class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String message, @Nullable JsonLocation location) {
        super(
                location == null
                        ? message
                        : message + " Line " + location.getLineNr() + ", column " + location.getColumnNr());
    }
}
