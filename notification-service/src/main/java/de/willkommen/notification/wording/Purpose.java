package de.willkommen.notification.wording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why somebody is written to, and which holes the templates of that purpose may have. */
public enum Purpose {
    /** The address has to be verified before the booking counts. */
    BOOKING_PENDING(Placeholders.BOOKING, "verifyLink"),
    BOOKING_CONFIRMED(Placeholders.BOOKING),
    BOOKING_MOVED(Placeholders.BOOKING, "previousDate", "previousTime"),
    BOOKING_CANCELLED(Placeholders.BOOKING),
    REMINDER(Placeholders.BOOKING),
    /** The ticket was called: come now. */
    TICKET_CALLED(Set.of("number", "counter", "room", "counterDirections", "office", "ticketLink"));

    private final Set<String> placeholders;

    Purpose(Set<String> common, String... more) {
        this.placeholders = Stream.concat(common.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Name in events, answers and folders, such as {@code booking-confirmed}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names that may stand in braces in a template of this purpose. */
    public Set<String> placeholders() {
        return placeholders;
    }

    /** More urgent messages overtake the others: a call is worth nothing after ten minutes, reminders come in bulk. */
    public int urgency() {
        return switch (this) {
            case TICKET_CALLED -> 2;
            case BOOKING_PENDING, BOOKING_CONFIRMED, BOOKING_MOVED, BOOKING_CANCELLED -> 1;
            case REMINDER -> 0;
        };
    }

    /** Whether the mail carries a calendar entry. */
    public boolean hasCalendarEntry() {
        return switch (this) {
            case BOOKING_CONFIRMED, BOOKING_MOVED, BOOKING_CANCELLED -> true;
            case BOOKING_PENDING, REMINDER, TICKET_CALLED -> false;
        };
    }

    private static final class Placeholders {

        static final Set<String> BOOKING = Set.of(
                "name",
                "reference",
                "services",
                "date",
                "shortDate",
                "time",
                "endTime",
                "office",
                "address",
                "room",
                "directions",
                "documents",
                "manageLink",
                "cancelLink");

        private Placeholders() {}
    }
}
