package de.willkommen.appointment.booking;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.BookableResource.Kind;
import de.willkommen.appointment.office.Counter;
import java.util.List;
import java.util.Optional;

/** What was claimed for a booking: a counter, and what is needed beside it. */
record Reserved(Counter counter, List<BookableResource> beside) {

    Optional<BookableResource> interpreter() {
        return beside.stream()
                .filter(resource -> resource.kind() == Kind.INTERPRETER)
                .findFirst();
    }

    /** Codes of the rooms. */
    List<String> rooms() {
        return beside.stream()
                .filter(resource -> resource.kind() == Kind.ROOM)
                .map(BookableResource::code)
                .toList();
    }
}
