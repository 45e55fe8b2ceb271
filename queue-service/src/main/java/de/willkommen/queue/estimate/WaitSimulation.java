package de.willkommen.queue.estimate;

import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Desk;
import de.willkommen.queue.order.Waiting;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/**
 * Plays the rest of the queue {@value #RUNS} times with serving times drawn at random around what was learned, under the
 * rules by which people are called, and reads the waiting times off. The same queue gives the same answer.
 *
 * <p>In each run the day as a whole and every counter are a little faster or slower than usual: what all people ahead
 * share does not average out over them, and a range that forgets it is too narrow for those far behind.
 */
final class WaitSimulation {

    private static final int RUNS = 100;

    /** From one person's leaving to the call of the next. */
    private static final double CHANGE_MINUTES = 1.0;

    /** How long a counter waits for somebody who does not come. */
    private static final double UNANSWERED_MINUTES = 3.0;

    /** How much counters differ: standard deviation of the logarithm. Not learned, since it would be about colleagues. */
    private static final double COUNTERS_DIFFER = 0.15;

    private static final int TRIES = 20;

    private final CallingOrder order;
    private final Experience experience;
    private final double minuteOfDay;

    /** @param minuteOfDay present time of the office, in minutes since midnight */
    WaitSimulation(CallingOrder order, Experience experience, double minuteOfDay) {
        this.order = order;
        this.experience = experience;
        this.minuteOfDay = minuteOfDay;
    }

    /**
     * Waiting times from now on, before any correction.
     *
     * @param inRank everybody, the first in rank first
     */
    Map<UUID, Correction.Range> play(List<Person> inRank, List<Busy> counters, long seed) {
        var people = inRank.toArray(Person[]::new);
        var mayServe = eligibility(people, counters);
        var waits = new double[people.length][RUNS];
        for (int run = 0; run < RUNS; run++) {
            new Run(people, counters, mayServe, new Random(seed + run)).play(waits, run);
        }
        var result = new HashMap<UUID, Correction.Range>();
        for (int i = 0; i < people.length; i++) {
            Arrays.sort(waits[i]);
            result.put(people[i].waiting().ticket(), new Correction.Range(at(waits[i], 0.5), at(waits[i], 0.9)));
        }
        return result;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private boolean[][] eligibility(Person[] people, List<Busy> counters) {
        var desks = counters.stream().map(Busy::desk).toList();
        // Many came for the same: they are asked about once.
        var alike = new HashMap<Object, boolean[]>();
        var mayServe = new boolean[people.length][];
        for (int p = 0; p < people.length; p++) {
            var waiting = people[p].waiting();
            mayServe[p] = alike.computeIfAbsent(
                    Arrays.asList(waiting.services(), waiting.boundCounter()), key -> servedBy(waiting, desks));
        }
        return mayServe;
    }

    private boolean[] servedBy(Waiting waiting, List<Desk> desks) {
        var served = new boolean[desks.size()];
        for (int c = 0; c < served.length; c++) {
            var desk = desks.get(c);
            served[c] = order.mayCall(
                    desk,
                    waiting,
                    desks.stream().filter(other -> !other.equals(desk)).toList());
        }
        return served;
    }

    /** One way the rest of the day may go. */
    private final class Run {

        private final Person[] people;
        private final List<Busy> counters;
        private final boolean[][] mayServe;
        private final Random random;
        private final boolean[] gone;
        private final double[] thereAt;
        private final double[] pace;
        private final PriorityQueue<Free> free =
                new PriorityQueue<>(Comparator.comparingDouble(Free::at).thenComparingInt(Free::counter));

        private Run(Person[] people, List<Busy> counters, boolean[][] mayServe, Random random) {
            this.people = people;
            this.counters = counters;
            this.mayServe = mayServe;
            this.random = random;
            this.gone = new boolean[people.length];
            this.thereAt = new double[people.length];
            this.pace = new double[counters.size()];
        }

        private void play(double[][] waits, int run) {
            peopleCome();
            countersBecomeFree();
            var first = 0;
            while (!free.isEmpty()) {
                var next = free.poll();
                while (first < people.length && gone[first]) {
                    first++;
                }
                var turn = whoseTurn(first, next);
                if (turn.person() >= 0) {
                    gone[turn.person()] = true;
                    waits[turn.person()][run] = Math.max(0, next.at() - thereAt[turn.person()]);
                    free.add(new Free(next.counter(), next.at() + busy(people[turn.person()], next)));
                } else if (turn.laterAt() < Double.MAX_VALUE) {
                    free.add(new Free(next.counter(), turn.laterAt()));
                }
            }
        }

        private void peopleCome() {
            for (int p = 0; p < people.length; p++) {
                gone[p] = random.nextDouble() >= people[p].comes();
                thereAt[p] = people[p].inMinutes() == 0
                        ? 0
                        : Math.max(0, people[p].inMinutes() + people[p].giveOrTake() * random.nextGaussian());
            }
        }

        private void countersBecomeFree() {
            var today = experience.serving().today();
            var ofTheDay = today.mean() + today.deviation() * random.nextGaussian();
            for (int c = 0; c < pace.length; c++) {
                pace[c] = Math.exp(ofTheDay + COUNTERS_DIFFER * random.nextGaussian());
                free.add(new Free(
                        c,
                        counters.get(c).isFree() ? counters.get(c).freeInMinutes() : rest(counters.get(c), pace[c])));
            }
        }

        /** The first in rank who is there; else when the next one this counter may call will be. */
        private Turn whoseTurn(int first, Free counter) {
            var later = Double.MAX_VALUE;
            for (int p = first; p < people.length; p++) {
                if (!gone[p] && mayServe[p][counter.counter()]) {
                    if (thereAt[p] <= counter.at()) {
                        return new Turn(p, later);
                    }
                    later = Math.min(later, thereAt[p]);
                }
            }
            return new Turn(-1, later);
        }

        private double busy(Person person, Free counter) {
            return CHANGE_MINUTES
                    + (random.nextDouble() < experience.callsAnswered()
                            ? drawn(person.serving(), person.plannedMinutes(), counter.at(), pace[counter.counter()])
                            : UNANSWERED_MINUTES);
        }

        /** How long the present visitor will stay, given how long they have been there. */
        private double rest(Busy counter, double pace) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                var whole = drawn(counter.serving(), counter.plannedMinutes(), 0, pace);
                if (whole > counter.elapsedMinutes()) {
                    return whole - counter.elapsedMinutes() + CHANGE_MINUTES;
                }
            }
            // Takes far longer than usual: by experience it will go on for a while.
            return counter.elapsedMinutes() * 0.5 * random.nextDouble() + CHANGE_MINUTES;
        }

        private double drawn(ServingTimes.OfService serving, int plannedMinutes, double at, double pace) {
            var hour = (int) ((minuteOfDay + at) / 60) % 24;
            return pace * serving.minutes(plannedMinutes, hour, random.nextGaussian());
        }
    }

    private record Free(int counter, double at) {}

    private record Turn(int person, double laterAt) {}
}
