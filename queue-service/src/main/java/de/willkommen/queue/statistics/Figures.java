package de.willkommen.queue.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a group of people; what they were not told apart by is absent.
 *
 * @param people who came, whatever became of it
 * @param served finished
 * @param noShows did not come to the counter
 * @param left gave up
 * @param unserved waited in vain until the day was over
 * @param open are still here
 * @param waitingSeconds from coming to the call that was answered, without the time they were asked to wait aside; of
 *     those served
 * @param waySeconds from that call to the counter; of those served
 * @param servingSeconds at the counter; of those served and finished by a clerk
 * @param promises how many were told a waiting time whose outcome is known
 * @param promisesKept how many of these were called within the longer time they were told
 */
@Schema(name = "Figures")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(
        @Nullable LocalDate day,
        @Nullable Integer hour,
        @Nullable String service,
        int people,
        int served,
        int noShows,
        int left,
        int unserved,
        int open,
        @Nullable Spread waitingSeconds,
        @Nullable Spread waySeconds,
        @Nullable Spread servingSeconds,
        int promises,
        int promisesKept) {

    /**
     * How times lie.
     *
     * @param count of how many people
     * @param p50 half took at most so long
     * @param p90 nine of ten
     */
    @Schema(name = "FiguresSpread")
    record Spread(int count, long p50, long p90, long longest, long mean) {}
}
