package de.willkommen.web.desk;

import de.willkommen.web.language.Dates;
import de.willkommen.web.upstream.QueueApi.CounterNow;
import de.willkommen.web.upstream.StatisticsApi.OwnFigures;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk sees of the colleagues, and of the own day.
 *
 * @param colleagues at the other counters somebody is signed on to
 * @param mine absent while it can't be asked for
 */
record Team(List<Colleague> colleagues, @Nullable Own mine) {

    private static final int SECONDS = 60;

    /**
     * A colleague, who has no name here: the counter is enough.
     *
     * @param state key of its words
     * @param since by the office's clocks; empty when not known
     */
    record Colleague(String counter, String state, String since, String number) {}

    /**
     * The own day.
     *
     * @param minutes a visit took on average, at least one; 0 before the first
     */
    record Own(int served, int noShows, int minutes) {

        private static Own of(OwnFigures figures) {
            var seconds = figures.meanServingSeconds();
            return new Own(
                    figures.served(),
                    figures.noShows(),
                    seconds == null ? 0 : (int) Math.max(1, Math.round((double) seconds / SECONDS)));
        }
    }

    static Team of(String own, List<CounterNow> counters, @Nullable OwnFigures figures, Dates dates) {
        return new Team(
                counters.stream()
                        .filter(counter -> !counter.counter().equals(own)
                                && !counter.state().equals("CLOSED"))
                        .map(counter -> new Colleague(
                                counter.counter(),
                                counter.state(),
                                counter.since() == null ? "" : dates.time(counter.since()),
                                Objects.requireNonNullElse(counter.number(), "")))
                        .toList(),
                figures == null ? null : Own.of(figures));
    }
}
