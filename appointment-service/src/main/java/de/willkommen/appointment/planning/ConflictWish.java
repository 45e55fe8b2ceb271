package de.willkommen.appointment.planning;

import de.willkommen.appointment.availability.TimeRange;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conflicts somebody wants to see.
 *
 * @param settled whether those that were settled, or those that wait; both when absent
 * @param during in which their bookings begin; all when absent
 * @param after where the last page ended
 * @param limit how many at most; none when only their number matters
 */
record ConflictWish(@Nullable Boolean settled, @Nullable TimeRange during, Conflicts.@Nullable Place after, int limit) {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    /**
     * The wish of a request.
     *
     * @throws Refusal 400 naming the parameter
     */
    static ConflictWish of(
            Office office,
            ConflictDesk.@Nullable State state,
            @Nullable String date,
            @Nullable String after,
            @Nullable String limit) {
        return new ConflictWish(
                state == null ? null : state == ConflictDesk.State.SETTLED,
                date == null || date.isBlank() ? null : day(office, date),
                after == null || after.isBlank() ? null : place(after.strip()),
                limit == null || limit.isBlank() ? USUAL : limit(limit.strip()));
    }

    private static TimeRange day(Office office, String date) {
        var day = DayRange.day("date", date);
        return ClosureDesk.range(office, day, day);
    }

    private static int limit(String written) {
        try {
            var limit = Integer.parseInt(written);
            if (limit >= 0 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException malformed) {
            // Answered below, as a number out of range is.
        }
        throw new Refusal(CommonProblem.INVALID_REQUEST)
                .andField("limit", "field.number", Map.of("min", 0, "max", MOST));
    }

    /** What to ask with for the conflicts after this one. */
    static String cursor(Conflict conflict) {
        var place = conflict.during().start() + "~" + conflict.id() + "~" + conflict.counter();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static Conflicts.Place place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("~", 3);
            if (parts.length == 3 && parts[2].indexOf(0) < 0) {
                return new Conflicts.Place(Instant.parse(parts[0]), parts[2], UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // Answered below.
        }
        throw Refusal.ofField("after", "field.cursor");
    }
}
