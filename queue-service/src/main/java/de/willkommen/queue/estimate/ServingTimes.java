package de.willkommen.queue.estimate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * How long people keep a counter busy, learned from those served in the last weeks: for each service and hour a factor on
 * what was planned, and how far it spreads. Times at counters are log-normal: most are near the middle, some take long.
 *
 * <p>With few observations the coarser knowledge counts more: of an hour the service's, of a service the office's, of
 * an office the plan's. Odd times (a ticket forgotten open) are not believed.
 */
record ServingTimes(Map<String, OfService> byService, OfService ofAny, Pace today, double typicalMinutes) {

    /** The plan weighs as much as so many people served. */
    private static final double PLAN_WEIGHS = 10;

    /** What is known of a service weighs, for one of its hours, as much as so many people served. */
    private static final double SERVICE_WEIGHS = 20;

    /** Spread before anything is known: a standard deviation of half of the mean, as counters commonly show. */
    private static final double USUAL_VARIANCE = Math.log(1 + 0.5 * 0.5);

    /** How much whole days differ, before anything is known. */
    private static final double USUAL_DAY_VARIANCE = 0.1 * 0.1;

    /** How many days the usual difference of days weighs. */
    private static final double USUAL_DAYS_WEIGH = 5;

    /** A time further than so many standard deviations from the middle is odd. */
    private static final double BELIEVED_WITHIN = 3;

    /** With fewer, nobody can tell what is odd. */
    private static final int ENOUGH_TO_TELL_ODD = 10;

    private static final double UNKNOWN_MINUTES = 20;

    /** What is known before anybody was served: the plan. */
    static final ServingTimes PLANNED = learn(List.of(), LocalDate.EPOCH);

    /**
     * How much faster or slower than usual today is as a whole, as far as the people served today tell.
     *
     * @param mean logarithm of the factor
     * @param deviation how uncertain that is; early in the day, as much as days differ
     */
    record Pace(double mean, double deviation) {}

    /**
     * How long one service takes.
     *
     * @param byHour logarithm of the factor on the plan, for each hour of the day
     * @param deviation of that logarithm, from person to person
     */
    record OfService(double[] byHour, double deviation) {

        /** Minutes of somebody who is {@code normal} standard deviations slower than the middle. */
        double minutes(int plannedMinutes, int hour, double normal) {
            return plannedMinutes * Math.exp(byHour[hour] + deviation * normal);
        }
    }

    /** What the people served teach. */
    static ServingTimes learn(Collection<Served> served, LocalDate today) {
        var believed = believed(served);
        var all = Group.of(believed, ServingTimes::logarithm).drawnTo(0, USUAL_VARIANCE, PLAN_WEIGHS);
        var byService = believed.stream().collect(Collectors.groupingBy(Served::service)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ofService(entry.getValue(), all)));
        var typical = served.stream().mapToInt(Served::plannedMinutes).average().orElse(UNKNOWN_MINUTES);
        return new ServingTimes(
                byService,
                new OfService(everyHour(all.mean()), Math.sqrt(all.variance())),
                today(believed, byService, today),
                typical * Math.exp(all.mean() + all.variance() / 2));
    }

    /** How long a service takes; of one nobody was served for, what is known of all. */
    OfService of(String service) {
        return byService.getOrDefault(service, ofAny);
    }

    private static OfService ofService(List<Served> served, Group all) {
        var group = Group.of(served, ServingTimes::logarithm).drawnTo(all.mean(), all.variance(), PLAN_WEIGHS);
        var hours = everyHour(group.mean());
        served.stream()
                .collect(Collectors.groupingBy(Served::hour))
                .forEach((hour, inHour) -> hours[hour] = Group.of(inHour, ServingTimes::logarithm)
                        .drawnTo(group.mean(), group.variance(), SERVICE_WEIGHS)
                        .mean());
        // Who knows the middle only from a few must expect more: the middle itself is uncertain.
        var uncertain = group.variance() * (1 + 1 / (served.size() + PLAN_WEIGHS));
        return new OfService(hours, Math.sqrt(uncertain));
    }

    private static Pace today(List<Served> served, Map<String, OfService> byService, LocalDate today) {
        var rests = served.stream().collect(Collectors.groupingBy(Served::day)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Group.of(entry.getValue(), one -> logarithm(one) - expected(byService, one))));
        var ofDays = differenceOfDays(rests.values());
        var rest = rests.get(today);
        if (rest == null) {
            return new Pace(0, Math.sqrt(ofDays));
        }
        // Of what today's people show, as much is the day's as days differ, compared with what chance explains.
        var chance = Math.max(rest.variance(), ofAllUsual(rests.values())) / rest.size();
        var believed = ofDays / (ofDays + chance);
        return new Pace(believed * rest.mean(), Math.sqrt(ofDays * (1 - believed)));
    }

    /** The part of the spread that a whole day shares: a slow system, a colleague who is ill, a rush. */
    private static double differenceOfDays(Collection<Group> days) {
        var sum = USUAL_DAY_VARIANCE * USUAL_DAYS_WEIGH;
        for (var day : days) {
            // The mean of a day varies by chance, too; only what is beyond that belongs to the day.
            sum += day.mean() * day.mean() - day.variance() / day.size();
        }
        return Math.max(USUAL_DAY_VARIANCE / 100, sum / (days.size() + USUAL_DAYS_WEIGH));
    }

    private static double ofAllUsual(Collection<Group> days) {
        return days.stream().mapToDouble(Group::variance).average().orElse(USUAL_VARIANCE);
    }

    private static double expected(Map<String, OfService> byService, Served one) {
        var ofService = byService.get(one.service());
        return ofService == null ? 0 : ofService.byHour()[one.hour()];
    }

    private static List<Served> believed(Collection<Served> served) {
        return served.stream().collect(Collectors.groupingBy(Served::service)).values().stream()
                .flatMap(ofService -> withoutOdd(ofService).stream())
                .toList();
    }

    /** Median and median distance are not moved by what is odd. */
    private static List<Served> withoutOdd(List<Served> served) {
        if (served.size() < ENOUGH_TO_TELL_ODD) {
            return served;
        }
        var middle = median(served.stream().mapToDouble(ServingTimes::logarithm));
        var distance = median(served.stream().mapToDouble(one -> Math.abs(logarithm(one) - middle)));
        // 1.4826 makes of the median distance the standard deviation, where times are log-normal.
        var reach = Math.max(0.1, BELIEVED_WITHIN * 1.4826 * distance);
        return served.stream()
                .filter(one -> Math.abs(logarithm(one) - middle) <= reach)
                .toList();
    }

    private static double median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double logarithm(Served one) {
        return Math.log(one.minutes() / one.plannedMinutes());
    }

    private static double[] everyHour(double value) {
        var hours = new double[24];
        Arrays.fill(hours, value);
        return hours;
    }

    private record Group(int size, double mean, double variance) {

        private static <T> Group of(List<T> members, ToDoubleFunction<T> value) {
            var mean = members.stream().mapToDouble(value).average().orElse(0);
            var variance = members.stream()
                    .mapToDouble(member -> Math.pow(value.applyAsDouble(member) - mean, 2))
                    .average()
                    .orElse(0);
            return new Group(members.size(), mean, variance);
        }

        private Group drawnTo(double otherMean, double otherVariance, double weight) {
            return new Group(
                    size,
                    (mean * size + otherMean * weight) / (size + weight),
                    (variance * size + otherVariance * weight) / (size + weight));
        }
    }
}
