package de.willkommen.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Which figure stands for several, and how figures are written: the same on every machine. */
public final class Figures {

    private Figures() {}

    /** A format filled in. */
    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** The time that so many of a hundred did not exceed, of times in microseconds. */
    public static String millis(Histogram micros, double percentile) {
        return text("%.1f ms", micros.getValueAtPercentile(percentile) / 1e3);
    }

    /** The one in the middle by a figure: what stands for all where single rounds scatter. */
    public static <T> T middle(List<T> rounds, ToDoubleFunction<T> figure) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(figure))
                .toList()
                .get(rounds.size() / 2);
    }
}
