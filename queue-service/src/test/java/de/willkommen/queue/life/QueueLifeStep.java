package de.willkommen.queue.life;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One step of a day: {@code which} names the ticket or the booking, {@code who} the clerk, {@code how} says how, all modulo what
 * there is, so that any numbers make a step.
 */
public record QueueLifeStep(Kind kind, int which, int who, int how) {

    /** What can happen. */
    public enum Kind {
        BOOK,
        CHECK_IN,
        WALK_IN,
        SIGN_ON,
        SIGN_OFF,
        PAUSE,
        GO_ON,
        NEXT,
        CALL,
        RECALL,
        START,
        FINISH,
        NO_SHOW,
        PARK,
        RESUME,
        TRANSFER,
        TAKE_OVER,
        UNDO,
        LEAVE,
        LEAVE_NUMBER,
        CANCEL_BOOKING,
        STRANGER,
        AGAIN,
        WAIT,
        NIGHT
    }

    /** How often each is drawn: days on which nobody comes, is called or is passed on teach little. */
    private static final List<Kind> DRAWN = Stream.of(
                    Stream.of(Kind.values()),
                    Stream.generate(() -> Kind.WALK_IN).limit(6),
                    Stream.generate(() -> Kind.CHECK_IN).limit(3),
                    Stream.generate(() -> Kind.BOOK).limit(1),
                    Stream.generate(() -> Kind.SIGN_ON).limit(4),
                    Stream.generate(() -> Kind.NEXT).limit(9),
                    Stream.generate(() -> Kind.START).limit(4),
                    Stream.generate(() -> Kind.FINISH).limit(3),
                    Stream.generate(() -> Kind.RECALL).limit(2),
                    Stream.generate(() -> Kind.PARK).limit(3),
                    Stream.generate(() -> Kind.RESUME).limit(2),
                    Stream.generate(() -> Kind.TRANSFER).limit(4),
                    Stream.generate(() -> Kind.TAKE_OVER).limit(4),
                    Stream.generate(() -> Kind.NO_SHOW).limit(1),
                    Stream.generate(() -> Kind.LEAVE).limit(1),
                    Stream.generate(() -> Kind.UNDO).limit(6),
                    Stream.generate(() -> Kind.WAIT).limit(3))
            .flatMap(kinds -> kinds)
            .toList();

    /** As many steps, always the same ones for a seed. */
    public static List<QueueLifeStep> random(long seed, int length) {
        var random = new Random(seed);
        return Stream.generate(() -> new QueueLifeStep(
                        DRAWN.get(random.nextInt(DRAWN.size())),
                        random.nextInt(1_000),
                        random.nextInt(1_000),
                        random.nextInt(1_000)))
                .limit(length)
                .toList();
    }

    @Override
    public String toString() {
        return "new QueueLifeStep(Kind.%s, %d, %d, %d)".formatted(kind, which, who, how);
    }
}
