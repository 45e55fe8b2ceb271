package de.willkommen.queue.statistics;

import de.willkommen.queue.statistics.AnyDays.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The figures once more, slowly: one person after the other, as somebody with a pencil would. */
final class ObviousFigures {

    private ObviousFigures() {}

    /** A stretch of a life in one state, misclicks taken out. */
    private record Stretch(String state, Instant from, Instant to) {

        double seconds() {
            return Duration.between(from, to).toNanos() / 1e9;
        }
    }

    /** What people should have been counted as, in the order of {@link Figures}, without the groups. */
    static Figures of(List<Life> people, Figures group) {
        return new Figures(
                group.day(),
                group.hour(),
                group.service(),
                people.size(),
                outcome(people, "DONE"::equals),
                outcome(people, "NO_SHOW"::equals),
                outcome(people, "LEFT"::equals),
                outcome(people, "CLOSED_AT_NIGHT"::equals),
                outcome(people, List.of("WAITING", "TRANSFERRED", "CALLED", "SERVING", "PARKED")::contains),
                spread(people, "waiting"),
                spread(people, "way"),
                spread(people, "serving"),
                (int) people.stream().filter(life -> kept(life) != null).count(),
                (int) people.stream()
                        .filter(life -> Boolean.TRUE.equals(kept(life)))
                        .count());
    }

    private static int outcome(List<Life> people, Predicate<String> which) {
        return (int) people.stream().filter(life -> which.test(life.outcome())).count();
    }

    private static Figures.@Nullable Spread spread(List<Life> people, String what) {
        var times = new ArrayList<Double>();
        for (var life : people) {
            var time = time(life, what);
            if (life.outcome().equals("DONE") && time != null) {
                times.add(time);
            }
        }
        if (times.isEmpty()) {
            return null;
        }
        times.sort(null);
        return new Figures.Spread(
                times.size(),
                Math.round(at(times, 0.5)),
                Math.round(at(times, 0.9)),
                Math.round(times.get(times.size() - 1)),
                Math.round(times.stream().mapToDouble(time -> time).average().orElseThrow()));
    }

    private static double at(List<Double> sorted, double share) {
        var place = share * (sorted.size() - 1);
        var below = sorted.get((int) Math.floor(place));
        var above = sorted.get((int) Math.ceil(place));
        return below + (above - below) * (place - Math.floor(place));
    }

    private static @Nullable Double time(Life life, String what) {
        var stretches = stretches(life);
        Double sum = null;
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            var next = i + 1 < stretches.size() ? stretches.get(i + 1).state() : life.outcome();
            var counts =
                    switch (stretch.state()) {
                        case "WAITING", "TRANSFERRED" -> what.equals("waiting");
                        case "CALLED" -> what.equals(next.equals("SERVING") ? "way" : "waiting");
                        case "SERVING" -> what.equals("serving");
                        default -> false;
                    };
            if (counts) {
                sum = (sum == null ? 0 : sum) + stretch.seconds();
            }
        }
        return what.equals("serving") && forgotten(life) ? null : sum;
    }

    /** Whether the night ended the serving. */
    private static boolean forgotten(Life life) {
        for (int i = 1; i < life.stays().size(); i++) {
            if (life.stays().get(i).byNight() && meant(life, i - 1).equals("SERVING")) {
                return true;
            }
        }
        return false;
    }

    private static String meant(Life life, int i) {
        var stays = life.stays();
        return i + 1 < stays.size() && stays.get(i + 1).step().equals("UNDO")
                ? stays.get(i + 1).status()
                : stays.get(i).status();
    }

    private static List<Stretch> stretches(Life life) {
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i + 1 < life.stays().size(); i++) {
            var stay = life.stays().get(i);
            var state = meant(life, i);
            var before = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (before != null && before.state().equals(state)) {
                stretches.set(stretches.size() - 1, new Stretch(state, before.from(), stay.to()));
            } else {
                stretches.add(new Stretch(state, stay.from(), stay.to()));
            }
        }
        return stretches;
    }

    private static @Nullable Boolean kept(Life life) {
        if (life.promise() == null) {
            return null;
        }
        for (int i = 0; i < life.stays().size(); i++) {
            var stay = life.stays().get(i);
            var undone = i + 1 < life.stays().size()
                    && life.stays().get(i + 1).step().equals("UNDO");
            if (List.of("CALLED", "CLOSED_AT_NIGHT").contains(stay.status()) && !undone) {
                var waited = Duration.between(life.promise().at(), stay.from());
                return waited.compareTo(Duration.ofMinutes(life.promise().p90())) <= 0;
            }
        }
        return null;
    }
}
