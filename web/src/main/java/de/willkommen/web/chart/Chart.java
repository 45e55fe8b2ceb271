package de.willkommen.web.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing of columns with an axis, ready to be written as SVG. In right-to-left languages the first column stands on
 * the right.
 *
 * @param title what it shows, in a few words
 * @param description the same in a sentence or two, for who cannot see it
 * @param marks whether columns carry a mark above
 */
public record Chart(
        String id, String title, String description, List<Column> columns, List<Line> lines, boolean marks) {

    private static final int WIDTH = 760;
    private static final int TOP = 16;
    private static final int GROUND = 224;
    private static final int AXIS = 52;
    private static final double FILLED = 0.64;
    private static final int MOST_LABELS = 16;

    /** What a column stands for: how high it is, and how high the mark above it. */
    public record Value(String label, double height, double mark) {}

    /**
     * A column as it is drawn.
     *
     * @param middle where its label stands; empty when there is no room for it
     */
    public record Column(
            double x,
            double y,
            double width,
            double height,
            double markY,
            double markEnd,
            double middle,
            String label) {}

    /** A line of the scale. */
    public record Line(double y, double textY, String label) {}

    /** Where lines begin and end, and where their labels stand. */
    public record Frame(int begin, int end, int label, String anchor) {}

    /** The drawing area in this direction of reading. */
    public static Frame frame(boolean fromTheRight) {
        return fromTheRight
                ? new Frame(0, WIDTH - AXIS, WIDTH - AXIS + 8, "start")
                : new Frame(AXIS, WIDTH, AXIS - 8, "end");
    }

    /** Draws the values in their order. */
    public static Chart of(
            String id, String title, String description, List<Value> values, boolean marks, boolean fromTheRight) {
        var highest = values.stream()
                .mapToDouble(value -> Math.max(value.height(), marks ? value.mark() : 0))
                .max()
                .orElse(0);
        var step = step(highest);
        var top = Math.max(step, Math.ceil(highest / step) * step);
        var frame = frame(fromTheRight);
        var room = (double) (frame.end() - frame.begin()) / Math.max(1, values.size());
        var every = (values.size() + MOST_LABELS - 1) / MOST_LABELS;
        var columns = new ArrayList<Column>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            var place = fromTheRight ? values.size() - 1 - i : i;
            var middle = frame.begin() + (place + 0.5) * room;
            var width = Math.min(room * FILLED, 56);
            var y = y(value.height(), top);
            columns.add(new Column(
                    rounded(middle - width / 2),
                    y,
                    rounded(width),
                    rounded(GROUND - y),
                    y(value.mark(), top),
                    rounded(middle + width / 2),
                    rounded(middle),
                    i % every == 0 ? value.label() : ""));
        }
        var lines = new ArrayList<Line>();
        for (var at = 0.0; at <= top; at += step) {
            var y = y(at, top);
            lines.add(new Line(y, y + 5, Long.toString(Math.round(at))));
        }
        return new Chart(id, title, description, columns, lines, marks);
    }

    /** Steps of 1, 2 or 5 and so on, so that three to six lines are enough. */
    private static double step(double highest) {
        var step = 1.0;
        while (highest / step > 5) {
            var power = Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
            step = step / power < 1.5 ? 2 * power : step / power < 3 ? 5 * power : 10 * power;
        }
        return step;
    }

    private static double y(double value, double top) {
        return rounded(GROUND - value / top * (GROUND - TOP));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
