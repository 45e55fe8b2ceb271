package de.willkommen.queue.ticket;

import de.willkommen.queue.policy.LetterRanges;
import de.willkommen.queue.policy.NumberRange;
import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Hands out numbers, unique per office, day and letter on any number of instances: the row's lock lines them up, whichever
 * range they are from. So ranges may change in the middle of a day.
 */
@ApplicationScoped
class TicketNumbers {

    private static final int NO_END = Integer.MAX_VALUE;

    private final Sql sql;

    TicketNumbers(Sql sql) {
        this.sql = sql;
    }

    /** Such as {@code A017}; taken by this transaction until it ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    String next(String office, LocalDate day, String letter, boolean appointment, LetterRanges ranges) {
        var counted = count(office, day, letter);
        if (ranges.last() > 0) {
            return label(letter, inRange(office, day, letter, appointment, ranges));
        }
        // Earlier that day there may have been ranges.
        while (isTaken(office, day, label(letter, counted))) {
            counted = count(office, day, letter);
        }
        return label(letter, counted);
    }

    /** The highest number taken in a range; the one before its first when there is none. */
    int highest(String office, LocalDate day, String letter, NumberRange range) {
        return highest(office, day, letter, range, Optional.empty());
    }

    private int count(String office, LocalDate day, String letter) {
        return sql.first("""
                insert into ticket_number as taken (office, day, letter, last) values (?, ?, ?, 1)
                on conflict (office, day, letter) do update set last = taken.last + 1
                returning last
                """, row -> row.number("last"), office, day, letter).orElseThrow();
    }

    private int inRange(String office, LocalDate day, String letter, boolean appointment, LetterRanges ranges) {
        var own = appointment ? ranges.appointments() : ranges.walkIns();
        var other = appointment ? ranges.walkIns() : ranges.appointments();
        var range = own.orElse(new NumberRange(1, NO_END));
        var next = highest(office, day, letter, range, own.isPresent() ? Optional.empty() : other) + 1;
        if (own.isEmpty()
                && other.isPresent()
                && next >= other.get().from()
                && next <= other.get().to()) {
            return other.get().to() + 1;
        }
        return next <= range.to() ? next : highest(office, day, letter, new NumberRange(ranges.last() + 1, NO_END)) + 1;
    }

    private int highest(String office, LocalDate day, String letter, NumberRange range, Optional<NumberRange> without) {
        return sql.first(
                        """
                        select max(number) as highest
                        from (select cast(substr(ticket.number, 2) as int) as number
                              from ticket where office = ? and day = ? and left(ticket.number, 1) = ?) taken
                        where number between ? and ? and not number between ? and ?
                        """,
                        row -> Optional.ofNullable(row.numberOrNull("highest")),
                        office,
                        day,
                        letter,
                        range.from(),
                        range.to(),
                        without.map(NumberRange::from).orElse(0),
                        without.map(NumberRange::to).orElse(0))
                .flatMap(found -> found)
                .orElse(range.from() - 1);
    }

    private boolean isTaken(String office, LocalDate day, String number) {
        return sql.first(
                        "select 1 as one from ticket where office = ? and day = ? and number = ?",
                        row -> true,
                        office,
                        day,
                        number)
                .isPresent();
    }

    private static String label(String letter, int number) {
        return String.format(Locale.ROOT, "%s%03d", letter, number);
    }
}
