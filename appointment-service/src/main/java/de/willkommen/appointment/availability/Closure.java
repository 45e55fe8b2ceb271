package de.willkommen.appointment.availability;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an office or a part of it is closed although its plan says open.
 *
 * @param version grows with every change; whoever changes a closure names the one they have seen
 * @param staff subject of the person who is absent, when that is the cause
 * @param reason for staff to read; never a person's name or illness
 */
public record Closure(
        UUID id,
        int version,
        String authority,
        String office,
        Kind kind,
        Scope scope,
        @Nullable String staff,
        TimeRange during,
        String reason) {

    /** Why it is closed. */
    public enum Kind {
        CLOSED,
        ABSENCE,
        TRAINING
    }

    /**
     * What is closed.
     *
     * @param code absent for the whole office
     */
    public record Scope(Kind kind, @Nullable String code) {

        /** What the code names. */
        public enum Kind {
            OFFICE,
            TEAM,
            COUNTER,
            RESOURCE
        }

        /** The whole office: no counter is open. */
        public static final Scope OFFICE = new Scope(Kind.OFFICE, null);

        public static Scope counter(String code) {
            return new Scope(Kind.COUNTER, code);
        }
    }
}
