package de.willkommen.queue.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a whole week that everybody may know. What is absent is withheld because it would tell about fewer than
 * five people.
 *
 * @param week by ISO 8601, for example 2026-W47
 * @param people who came
 * @param waitingMinutes of those served
 * @param promisesKeptPercent of those who were told a waiting time, how many of a hundred were called in time
 * @param services by the service they came for
 * @param days by the day they came
 * @param hours by the hour they came, by the office's clocks
 * @param outcomes by what became of it: {@code served}, {@code no-show}, {@code left}, {@code unserved}
 */
@Schema(name = "PublicWeek")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicWeek(
        String week,
        LocalDate from,
        LocalDate to,
        @Nullable Integer people,
        @Nullable Minutes waitingMinutes,
        @Nullable Integer promisesKeptPercent,
        List<Group> services,
        List<Group> days,
        List<Group> hours,
        List<Group> outcomes) {

    /** Half waited at most {@code p50} minutes, nine of ten at most {@code p90}; begun minutes count. */
    @Schema(name = "PublicMinutes")
    record Minutes(long p50, long p90) {}

    /** A group of people; without {@code people} it is withheld. */
    @Schema(name = "PublicGroup")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Group(
            String name, @Nullable Integer people, @Nullable Minutes waitingMinutes) {}
}
