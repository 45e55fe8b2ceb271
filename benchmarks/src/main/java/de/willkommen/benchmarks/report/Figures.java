package de.willkommen.benchmarks.report;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How figures are written in tables and on the screen: the same on every machine. */
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
}
