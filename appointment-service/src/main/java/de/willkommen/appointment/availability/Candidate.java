package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import java.util.Comparator;
import java.util.List;

/**
 * A counter that is free for a wish, and what has to be claimed with it.
 *
 * @param beside for each thing needed, what could serve, all of it free; never empty lists
 * @param liked whether the language of the booking is spoken there
 * @param loss how many of the counter's longest appointments are no longer possible after it
 */
public record Candidate(Counter counter, List<List<BookableResource>> beside, boolean liked, long loss) {

    /**
     * Without an interpreter where a clerk speaks the language, with the language of the booking, where least room for longer
     * appointments is lost, where fewest languages are spoken, for the others are needed by others.
     */
    static final Comparator<Candidate> BEST_FIRST = Comparator.<Candidate>comparingInt(
                    candidate -> candidate.beside().size())
            .thenComparing(candidate -> !candidate.liked())
            .thenComparingLong(Candidate::loss)
            .thenComparingInt(candidate -> candidate.counter().languages().size());
}
