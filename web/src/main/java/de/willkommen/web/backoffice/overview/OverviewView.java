package de.willkommen.web.backoffice.overview;

import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.upstream.OverviewApi.CounterNow;
import de.willkommen.web.upstream.OverviewApi.Overview;
import de.willkommen.web.upstream.OverviewApi.ServiceQueue;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The overview as the page shows it.
 *
 * @param at the moment, by the office's clocks
 * @param limit from how many minutes on somebody waits too long
 * @param signedOn how many counters somebody is signed on to
 */
record OverviewView(
        String office,
        String at,
        int limit,
        int waiting,
        int parked,
        int signedOn,
        List<Queue> queues,
        List<Late> tooLong,
        List<Counter> counters,
        List<HalfHour> forecast) {

    /** Who waits for a service. */
    record Queue(String name, ServiceQueue people, boolean late) {}

    /** Somebody who waits too long. */
    record Late(String number, String service, String language, String languageTag, int minutes) {}

    /**
     * A counter.
     *
     * @param state key of its words
     * @param minutes since when; -1 for a closed one
     */
    record Counter(String code, String room, String state, int minutes, String number, String service) {}

    /** Half an hour to come. */
    record HalfHour(String from, String until, int appointments, int walkIns, int capacity, int waiting) {}

    static OverviewView of(String office, Overview told, Map<String, String> names, Dates dates) {
        return new OverviewView(
                office,
                dates.time(told.at()),
                told.tooLongMinutes(),
                told.waiting(),
                told.parked(),
                (int) told.counters().stream()
                        .filter(counter -> !counter.state().equals("CLOSED"))
                        .count(),
                told.services().stream()
                        .map(queue -> new Queue(
                                names.getOrDefault(queue.code(), queue.code()),
                                queue,
                                queue.longestMinutes() >= told.tooLongMinutes()))
                        .toList(),
                told.tooLong().stream()
                        .map(late -> new Late(
                                late.number(),
                                first(late.services(), names),
                                Language.of(late.language())
                                        .map(Language::ownName)
                                        .orElse(late.language()),
                                late.language(),
                                late.waitedMinutes()))
                        .toList(),
                told.counters().stream()
                        .map(counter -> counter(counter, told.at(), names))
                        .toList(),
                told.forecast().stream()
                        .map(half -> new HalfHour(
                                dates.time(half.from()),
                                dates.time(half.until()),
                                half.appointments(),
                                half.walkIns(),
                                half.capacity(),
                                half.waiting()))
                        .toList());
    }

    private static Counter counter(CounterNow counter, OffsetDateTime at, Map<String, String> names) {
        var since = counter.since();
        return new Counter(
                counter.counter(),
                counter.room(),
                counter.state(),
                since == null
                        ? -1
                        : (int) Math.max(0, Duration.between(since, at).toMinutes()),
                Objects.requireNonNullElse(counter.number(), ""),
                first(counter.services(), names));
    }

    private static String first(@Nullable List<String> services, Map<String, String> names) {
        return services == null || services.isEmpty() ? "" : names.getOrDefault(services.get(0), services.get(0));
    }
}
