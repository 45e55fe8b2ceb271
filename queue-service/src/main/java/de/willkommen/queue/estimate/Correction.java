package de.willkommen.queue.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What earlier promises teach about the next ones: how the waits that came of them lie in the range the simulation had
 * given. Whatever the simulation does not know (breaks, colleagues who sign on later, people who come in between) shows
 * there, so that of ten promises nine hold.
 *
 * @param middle where half of the waits ended, in widths from the simulation's p50
 * @param upper where nine of ten ended
 */
record Correction(double middle, double upper) {

    /** The simulation is believed as it is. */
    static final Correction NONE = new Correction(0, 1);

    /** The simulation weighs as much as so many promises. */
    private static final double SIMULATION_WEIGHS = 50;

    /** A promise weighs half as much as one so many later. */
    private static final double HALF_AS_MUCH_AFTER = 200;

    /** Nobody is told a time more exactly than this. */
    private static final double LEAST_WIDTH = 2;

    /** A range the simulation gave, in minutes. */
    record Range(double p50, double p90) {

        private double width() {
            return Math.max(LEAST_WIDTH, p90 - p50);
        }
    }

    /**
     * A promise and what became of it.
     *
     * @param simulated before any correction
     * @param waited minutes until the call
     */
    record Outcome(Range simulated, double waited) {

        private double place() {
            return (waited - simulated.p50()) / simulated.width();
        }
    }

    /**
     * Learns from promises whose outcome is known, so that today's weigh more than those of last week; with few of them
     * the simulation counts more.
     *
     * @param latestFirst the outcomes, the latest first
     */
    static Correction learn(List<Outcome> latestFirst) {
        var places = new ArrayList<Place>();
        var weights = 0.0;
        for (var outcome : latestFirst) {
            var weight = Math.pow(0.5, places.size() / HALF_AS_MUCH_AFTER);
            places.add(new Place(outcome.place(), weight));
            weights += weight;
        }
        places.sort(Comparator.comparingDouble(Place::at));
        return new Correction(
                drawn(at(places, 0.5 * weights), NONE.middle(), weights),
                drawn(at(places, 0.9 * weights), NONE.upper(), weights));
    }

    private record Place(double at, double weight) {}

    /** The promise: whole minutes, rounded up. */
    WaitMinutes applyTo(Range simulated) {
        var p50 = Math.max(0, simulated.p50() + middle * simulated.width());
        var p90 = Math.max(p50, simulated.p50() + upper * simulated.width());
        return new WaitMinutes((int) Math.ceil(p50), (int) Math.ceil(p90));
    }

    private static double at(List<Place> sorted, double share) {
        var sum = 0.0;
        for (var place : sorted) {
            sum += place.weight();
            if (sum >= share) {
                return place.at();
            }
        }
        return 0;
    }

    private static double drawn(double learned, double simulated, double outcomes) {
        return (learned * outcomes + simulated * SIMULATION_WEIGHS) / (outcomes + SIMULATION_WEIGHS);
    }
}
