package de.willkommen.queue.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a day was like. */
@Schema(name = "Statistics")
record DayFigures(LocalDate date, List<ServiceFigures> services) {

    /**
     * One service; a ticket for several counts for the first.
     *
     * @param served finished
     * @param unserved waited in vain until the day was over
     * @param waitingSeconds in the queue, of those served
     * @param servingSeconds at the counter, of those served and finished by a clerk
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServiceFigures(
            String code,
            int served,
            int noShows,
            int left,
            int unserved,
            int open,
            @Nullable Spread waitingSeconds,
            @Nullable Spread servingSeconds) {

        static ServiceFigures of(Figures figures) {
            return new ServiceFigures(
                    Objects.requireNonNullElse(figures.service(), ""),
                    figures.served(),
                    figures.noShows(),
                    figures.left(),
                    figures.unserved(),
                    figures.open(),
                    Spread.of(figures.waitingSeconds()),
                    Spread.of(figures.servingSeconds()));
        }
    }

    /** Half are at most {@code p50}, nine of ten at most {@code p90}. */
    record Spread(long p50, long p90, long mean) {

        static @Nullable Spread of(Figures.@Nullable Spread spread) {
            return spread == null ? null : new Spread(spread.p50(), spread.p90(), spread.mean());
        }
    }
}
