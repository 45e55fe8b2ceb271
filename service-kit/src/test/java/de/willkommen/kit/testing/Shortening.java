package de.willkommen.kit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes a sequence of random steps shorter as long as it fails: what is left is what somebody has to read. */
public final class Shortening {

    private static final int MOST_ATTEMPTS = 25;

    private Shortening() {}

    /** The steps that are enough to fail, one a line. */
    public static <T> String of(List<T> failing, Consumer<List<T>> run) {
        return shortest(failing, run).stream().map(Object::toString).collect(Collectors.joining(",\n"));
    }

    private static <T> List<T> shortest(List<T> failing, Consumer<List<T>> run) {
        var shortest = failing;
        var attempts = 0;
        for (var size = failing.size() / 2; size > 0; size /= 2) {
            for (var from = 0; from + size <= shortest.size() && attempts < MOST_ATTEMPTS; attempts++) {
                var shorter = new ArrayList<>(shortest);
                shorter.subList(from, from + size).clear();
                if (fails(shorter, run)) {
                    shortest = shorter;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }

    private static <T> boolean fails(List<T> steps, Consumer<List<T>> run) {
        try {
            run.accept(steps);
            return false;
        } catch (AssertionError failure) {
            return true;
        }
    }
}
