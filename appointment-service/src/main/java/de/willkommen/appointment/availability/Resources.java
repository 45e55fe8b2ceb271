package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import java.util.Locale;

/** Names of what a booking occupies. A booking claims what it needs in the order of these names. */
public final class Resources {

    private Resources() {}

    public static String of(Counter counter) {
        return counter(counter.authority(), counter.code());
    }

    public static String of(BookableResource resource) {
        return resource.kind().name().toLowerCase(Locale.ROOT) + "/" + resource.authority() + "/" + resource.code();
    }

    public static String counter(String authority, String code) {
        return "counter/" + authority + "/" + code;
    }
}
