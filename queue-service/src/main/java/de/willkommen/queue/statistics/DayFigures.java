package de.willkommen.queue.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
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
            @Nullable Spread servingSeconds) {}

    /** Half are at most {@code p50}, nine of ten at most {@code p90}. */
    record Spread(long p50, long p90, long mean) {

        static @Nullable Spread of(@Nullable Double p50, @Nullable Double p90, @Nullable Double mean) {
            return p50 == null || p90 == null || mean == null
                    ? null
                    : new Spread(Math.round(p50), Math.round(p90), Math.round(mean));
        }
    }
}
