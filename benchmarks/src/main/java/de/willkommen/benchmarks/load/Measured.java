package de.willkommen.benchmarks.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a load saw.
 *
 * @param micros how long each question took, in microseconds
 * @param failures answers that were not as hoped; they are among the times, too
 */
public record Measured(Histogram micros, long failures, double seconds, CpuWatch.Share cpu) {

    static Measured of(List<Measured> clients, double seconds, CpuWatch.Share cpu) {
        return new Measured(
                Load.sum(clients),
                clients.stream().mapToLong(Measured::failures).sum(),
                seconds,
                cpu);
    }

    public long count() {
        return micros.getTotalCount();
    }

    public double perSecond() {
        return count() / seconds;
    }

    public double medianMillis() {
        return millis(50);
    }

    public double p99Millis() {
        return millis(99);
    }

    /** The time that so many of a hundred did not exceed. */
    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
