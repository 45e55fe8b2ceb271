package de.willkommen.appointment.booking;

import de.willkommen.events.TicketChanged;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One step of a life: {@code which} names the booking, {@code a} and {@code b} say how, all three modulo what there is, so that
 * any numbers make a step.
 */
record BookingLifeStep(Kind kind, int which, int a, int b) {

    /** Of {@code a} of a {@code WAIT}: to where the next hold ends. */
    static final int HELD_UNTIL = 2;

    /** Of {@code a} of a {@code WAIT}: to where the next office closes. */
    static final int CLOSING_TIME = 5;

    /** Of {@code a} of a {@code TICKET}. */
    static final List<TicketChanged.State> TICKETS = List.of(
            TicketChanged.State.WAITING,
            TicketChanged.State.CALLED,
            TicketChanged.State.SERVING,
            TicketChanged.State.PARKED,
            TicketChanged.State.TRANSFERRED,
            TicketChanged.State.NO_SHOW,
            TicketChanged.State.LEFT,
            TicketChanged.State.DONE,
            TicketChanged.State.CLOSED_AT_NIGHT);

    /** What can happen. */
    enum Kind {
        HOLD,
        HOLD_BY_STAFF,
        OVERBOOK,
        CONFIRM,
        CONFIRM_BY_STAFF,
        VERIFY,
        MOVE,
        MOVE_BY_STAFF,
        CANCEL,
        CANCEL_BY_STAFF,
        SPEAK,
        REACH,
        RENAME,
        TICKET,
        WAIT,
        EXPIRE,
        CLOSE,
        FORGET,
        ERASE,
        ERASE_BY_STAFF,
        STRANGER,
        AGAIN
    }

    /** How often each is drawn: lives that end in their first minutes teach little. */
    private static final List<Kind> DRAWN = Stream.of(
                    Stream.of(Kind.values()),
                    Stream.generate(() -> Kind.HOLD).limit(5),
                    Stream.generate(() -> Kind.CONFIRM).limit(6),
                    Stream.generate(() -> Kind.VERIFY).limit(3),
                    Stream.generate(() -> Kind.TICKET).limit(9),
                    Stream.generate(() -> Kind.MOVE).limit(2),
                    Stream.generate(() -> Kind.AGAIN).limit(2),
                    Stream.generate(() -> Kind.CLOSE).limit(2),
                    Stream.generate(() -> Kind.WAIT).limit(4))
            .flatMap(kinds -> kinds)
            .toList();

    /** As many steps, always the same ones for a seed. */
    static List<BookingLifeStep> random(long seed, int length) {
        var random = new Random(seed);
        return Stream.generate(() -> step(
                        DRAWN.get(random.nextInt(DRAWN.size())),
                        random.nextInt(1_000),
                        random.nextInt(1_000),
                        random.nextInt(1_000)))
                .limit(length)
                .toList();
    }

    static BookingLifeStep step(Kind kind, int which, int a, int b) {
        return new BookingLifeStep(kind, which, a, b);
    }

    @Override
    public String toString() {
        return "step(Kind.%s, %d, %d, %d)".formatted(kind, which, a, b);
    }
}
