package de.willkommen.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.estimate.Replay.Told;
import de.willkommen.queue.order.CallingOrderFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of ten promises nine hold: measured on days that were replayed, each promise made before its outcome was known. */
class WaitCalibrationTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final int DAYS_TO_LEARN = 8;
    private static final int DAYS_TO_MEASURE = 10;

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nine_of_ten_promises_hold_and_half_are_nearer_than_a_simple_rule(long seed) {
        var days = new DayGenerator(seed);
        var replay = new Replay(CallingOrderFixture.withDefaults());
        for (int day = 0; day < DAYS_TO_LEARN; day++) {
            replay.play(days.next(FIRST_DAY.plusDays(day)));
        }

        var told = new ArrayList<Told>();
        for (int day = 0; day < DAYS_TO_MEASURE; day++) {
            told.addAll(replay.play(days.next(FIRST_DAY.plusDays(DAYS_TO_LEARN + day))));
        }

        assertThat(share(told)).as("p90 promises that held").isBetween(0.87, 0.93);
        assertThat(error(told)).as("mean error, in minutes").isLessThan(simpleError(told));
    }

    private static double share(List<Told> told) {
        return told.stream().filter(Told::held).count() / (double) told.size();
    }

    private static double error(List<Told> told) {
        return told.stream()
                .mapToDouble(one -> Math.abs(one.promised().p50() - one.waited()))
                .average()
                .orElseThrow();
    }

    private static double simpleError(List<Told> told) {
        return told.stream()
                .mapToDouble(one -> Math.abs(one.simple() - one.waited()))
                .average()
                .orElseThrow();
    }
}
