package de.willkommen.queue.statistics;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.statistics.PublicWeek.Group;
import de.willkommen.queue.statistics.PublicWeek.Minutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know: whole weeks that are over. Nothing else is told, for the difference of two periods that overlap
 * would be a third, and perhaps a small one. A week does not change any more, so it is remembered for a while.
 */
@ApplicationScoped
class PublicStatistics {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final StayStatistics statistics;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    PublicStatistics(StayStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    private record Known(Instant at, PublicWeek week) {}

    /** So many of the last whole weeks, the latest first. */
    List<PublicWeek> lastWeeks(Office office, int weeks) {
        var monday = office.dayOf(clock.instant()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = new ArrayList<PublicWeek>();
        for (int i = 1; i <= weeks; i++) {
            last.add(week(office, monday.minusWeeks(i)));
        }
        return last;
    }

    /** Reads everything anew the next time. */
    void forget() {
        known.clear();
    }

    private PublicWeek week(Office office, LocalDate monday) {
        var now = clock.instant();
        var key = office.code() + " " + monday;
        var before = known.get(key);
        if (before != null
                && !now.isBefore(before.at())
                && now.isBefore(before.at().plus(REMEMBERED))) {
            return before.week();
        }
        var week = compute(office, monday);
        known.put(key, new Known(now, week));
        return week;
    }

    private PublicWeek compute(Office office, LocalDate monday) {
        var sunday = monday.plusDays(6);
        var name = DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY).format(monday);
        var everybody = statistics.of(office, monday, sunday, EnumSet.noneOf(Grouping.class), null);
        if (everybody.isEmpty() || everybody.get(0).people() < Suppression.LEAST) {
            return new PublicWeek(name, monday, sunday, null, null, null, List.of(), List.of(), List.of(), List.of());
        }
        var all = everybody.get(0);
        return new PublicWeek(
                name,
                monday,
                sunday,
                all.people(),
                minutes(all.waitingSeconds()),
                kept(all),
                table(office, monday, Grouping.SERVICE, each -> Objects.requireNonNullElse(each.service(), "")),
                table(office, monday, Grouping.DAY, each -> String.valueOf(each.day())),
                table(office, monday, Grouping.HOUR, each -> String.valueOf(each.hour())),
                outcomes(all));
    }

    private List<Group> table(Office office, LocalDate monday, Grouping by, Function<Figures, String> name) {
        return told(statistics.of(office, monday, monday.plusDays(6), EnumSet.of(by), null).stream()
                .map(each -> new Group(name.apply(each), each.people(), minutes(each.waitingSeconds())))
                .toList());
    }

    private static List<Group> outcomes(Figures all) {
        return told(List.of(
                        new Group("served", all.served(), null),
                        new Group("no-show", all.noShows(), null),
                        new Group("left", all.left(), null),
                        new Group("unserved", all.unserved(), null),
                        new Group("open", all.open(), null))
                .stream()
                .filter(group -> group.people() != null && group.people() > 0)
                .toList());
    }

    private static List<Group> told(List<Group> groups) {
        var withheld = Suppression.withheld(groups.stream()
                .map(group -> Objects.requireNonNullElse(group.people(), 0))
                .toList());
        if (withheld.isEmpty()) {
            return List.of();
        }
        var told = new ArrayList<Group>();
        for (int i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            told.add(withheld.get().contains(i) ? new Group(group.name(), null, null) : group);
        }
        return told;
    }

    private static @Nullable Minutes minutes(Figures.@Nullable Spread seconds) {
        return seconds == null || seconds.count() < Suppression.LEAST
                ? null
                : new Minutes(begun(seconds.p50()), begun(seconds.p90()));
    }

    private static long begun(long seconds) {
        return (seconds + 59) / 60;
    }

    /** Those whose promise was broken are a group as well. */
    private static @Nullable Integer kept(Figures all) {
        var broken = all.promises() - all.promisesKept();
        return all.promisesKept() < Suppression.LEAST || (broken > 0 && broken < Suppression.LEAST)
                ? null
                : Math.toIntExact(Math.round(100.0 * all.promisesKept() / all.promises()));
    }
}
