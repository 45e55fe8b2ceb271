package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;

/** Names of what a booking occupies. A booking claims what it needs in the order of these names. */
public final class Resources {

    private Resources() {}

    public static String of(Counter counter) {
        return counter(counter.authority(), counter.code());
    }

    public static String of(BookableResource resource) {
        return switch (resource.kind()) {
            case INTERPRETER -> interpreter(resource.authority(), resource.code());
            case ROOM -> room(resource.authority(), resource.code());
        };
    }

    public static String interpreter(String authority, String code) {
        return "interpreter/" + authority + "/" + code;
    }

    public static String room(String authority, String code) {
        return "room/" + authority + "/" + code;
    }

    public static String counter(String authority, String code) {
        return "counter/" + authority + "/" + code;
    }
}
