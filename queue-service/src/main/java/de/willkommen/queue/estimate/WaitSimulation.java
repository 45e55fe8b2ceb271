package de.willkommen.queue.estimate;

import de.willkommen.queue.order.CallingOrder;
import de.willkommen.queue.order.Desk;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/**
 * Plays the rest of the queue {@value #RUNS} times with serving times drawn at random around what is expected, under the
 * rules by which people are called, and reads the waiting times off. The same queue gives the same answer.
 */
final class WaitSimulation {

    private static final int RUNS = 60;

    /** Spread of serving times: standard deviation by mean, as queues at counters commonly show. */
    private static final double SPREAD = 0.5;

    private static final double SIGMA = Math.sqrt(Math.log(1 + SPREAD * SPREAD));

    /** From one person's leaving to the next one's sitting down. */
    private static final double CHANGE_MINUTES = 1.0;

    private final CallingOrder order;

    WaitSimulation(CallingOrder order) {
        this.order = order;
    }

    /**
     * Waiting times from now on.
     *
     * @param inRank everybody, the first in rank first
     */
    Map<UUID, WaitMinutes> play(List<Person> inRank, List<Busy> counters, long seed) {
        var people = inRank.toArray(Person[]::new);
        var mayServe = eligibility(people, counters);
        var waits = new double[people.length][RUNS];
        for (int run = 0; run < RUNS; run++) {
            playOnce(people, counters, mayServe, new Random(seed + run), waits, run);
        }
        var result = new HashMap<UUID, WaitMinutes>();
        for (int i = 0; i < people.length; i++) {
            Arrays.sort(waits[i]);
            result.put(people[i].waiting().ticket(), new WaitMinutes(at(waits[i], 0.5), at(waits[i], 0.9)));
        }
        return result;
    }

    private static int at(double[] sorted, double share) {
        return (int) Math.ceil(sorted[(int) Math.ceil(share * sorted.length) - 1]);
    }

    private boolean[][] eligibility(Person[] people, List<Busy> counters) {
        var desks = counters.stream().map(Busy::desk).toList();
        var mayServe = new boolean[people.length][counters.size()];
        for (int c = 0; c < counters.size(); c++) {
            var desk = desks.get(c);
            List<Desk> others =
                    desks.stream().filter(other -> !other.equals(desk)).toList();
            for (int p = 0; p < people.length; p++) {
                mayServe[p][c] = order.mayCall(desk, people[p].waiting(), others);
            }
        }
        return mayServe;
    }

    private static void playOnce(
            Person[] people, List<Busy> counters, boolean[][] mayServe, Random random, double[][] waits, int run) {
        var served = new boolean[people.length];
        for (int p = 0; p < people.length; p++) {
            served[p] = random.nextDouble() >= people[p].comes();
        }
        var free = new PriorityQueue<Free>(Comparator.comparingDouble(Free::at).thenComparingInt(Free::counter));
        for (int c = 0; c < counters.size(); c++) {
            free.add(new Free(c, freeAt(counters.get(c), random)));
        }
        var first = 0;
        while (!free.isEmpty()) {
            var next = free.poll();
            while (first < people.length && served[first]) {
                first++;
            }
            var turn = whoseTurn(people, first, served, mayServe, next);
            if (turn.person() >= 0) {
                served[turn.person()] = true;
                var person = people[turn.person()];
                waits[turn.person()][run] = Math.max(0, next.at() - person.inMinutes());
                free.add(new Free(next.counter(), next.at() + CHANGE_MINUTES + drawn(person.servingMinutes(), random)));
            } else if (turn.laterAt() < Double.MAX_VALUE) {
                free.add(new Free(next.counter(), turn.laterAt()));
            }
        }
    }

    /** The first in rank, from {@code first} on, who is there; else when the next one this counter may call will be. */
    private static Turn whoseTurn(Person[] people, int first, boolean[] served, boolean[][] mayServe, Free counter) {
        var later = Double.MAX_VALUE;
        for (int p = first; p < people.length; p++) {
            if (!served[p] && mayServe[p][counter.counter()]) {
                if (people[p].inMinutes() <= counter.at()) {
                    return new Turn(p, later);
                }
                later = Math.min(later, people[p].inMinutes());
            }
        }
        return new Turn(-1, later);
    }

    private static double freeAt(Busy counter, Random random) {
        if (counter.isFree()) {
            return 0;
        }
        for (int attempt = 0; attempt < 5; attempt++) {
            var whole = drawn(counter.servingMinutes(), random);
            if (whole > counter.elapsedMinutes()) {
                return whole - counter.elapsedMinutes() + CHANGE_MINUTES;
            }
        }
        // Takes far longer than usual: by experience it will go on for a while.
        return counter.elapsedMinutes() * SPREAD * random.nextDouble() + CHANGE_MINUTES;
    }

    private static double drawn(double mean, Random random) {
        return mean * Math.exp(SIGMA * random.nextGaussian() - SIGMA * SIGMA / 2);
    }

    private record Free(int counter, double at) {}

    private record Turn(int person, double laterAt) {}
}
