package de.willkommen.web.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of free times shows.
 *
 * @param more address of the page without its window, ready to have a query of a window appended
 * @param window query of the present window, for the form that chooses a time
 * @param list the times as a list; absent when the calendar is shown
 * @param month the times as a calendar; absent when the list is shown
 * @param other query of the other view
 * @param nothing whether nothing at all is free in these days
 * @param next query that leads to the next day with a free time, when there is none in these days
 * @param nextLabel that day, written out
 */
public record Found(
        String more,
        String window,
        @Nullable FreeDays list,
        @Nullable FreeMonth month,
        String other,
        boolean nothing,
        @Nullable String next,
        @Nullable String nextLabel) {

    /** Whether several times that could be mistaken for each other are shown: then each names its office. */
    public static boolean namesOffices(List<FreeTime> times) {
        return times.stream().anyMatch(time -> !time.office().isEmpty());
    }
}
