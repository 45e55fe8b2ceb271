package de.willkommen.queue.ticket;

import de.willkommen.queue.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Locale;

/** Hands out numbers, unique per office, day and letter on any number of instances: the row's lock lines them up. */
@ApplicationScoped
class TicketNumbers {

    private final Sql sql;

    TicketNumbers(Sql sql) {
        this.sql = sql;
    }

    /** Such as {@code A017}; taken by this transaction until it ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    String next(String office, LocalDate day, String letter) {
        var last = sql.first("""
                insert into ticket_number as taken (office, day, letter, last) values (?, ?, ?, 1)
                on conflict (office, day, letter) do update set last = taken.last + 1
                returning last
                """, row -> row.number("last"), office, day, letter);
        return String.format(Locale.ROOT, "%s%03d", letter, last.orElseThrow());
    }
}
