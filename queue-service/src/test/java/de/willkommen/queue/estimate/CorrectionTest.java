package de.willkommen.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.queue.estimate.Correction.Outcome;
import de.willkommen.queue.estimate.Correction.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    private static final Range TEN_TO_TWENTY = new Range(10, 20);

    @Test
    void without_outcomes_the_simulation_is_believed() {
        assertThat(Correction.learn(List.of()).applyTo(TEN_TO_TWENTY)).isEqualTo(new WaitMinutes(10, 20));
    }

    @Test
    void nine_of_ten_earlier_waits_lie_within_what_is_promised_next() {
        var outcomes = new ArrayList<>(IntStream.rangeClosed(1, 2000)
                .mapToObj(i -> new Outcome(TEN_TO_TWENTY, i * 37 % 100))
                .toList());

        var promise = Correction.learn(outcomes).applyTo(TEN_TO_TWENTY);

        assertThat(promise.p50()).isBetween(42, 52);
        assertThat(promise.p90()).isBetween(77, 92);
    }

    @Test
    void few_outcomes_move_the_promise_little() {
        var promise = Correction.learn(Collections.nCopies(5, new Outcome(TEN_TO_TWENTY, 60)))
                .applyTo(TEN_TO_TWENTY);

        assertThat(promise.p90()).isBetween(21, 26);
    }

    @Test
    void what_happened_today_counts_more_than_last_week() {
        var outcomes = new ArrayList<Outcome>(Collections.nCopies(400, new Outcome(TEN_TO_TWENTY, 40)));
        outcomes.addAll(Collections.nCopies(1600, new Outcome(TEN_TO_TWENTY, 10)));

        var promise = Correction.learn(outcomes).applyTo(TEN_TO_TWENTY);

        assertThat(promise.p50()).isGreaterThan(30);
    }

    @Test
    void a_promise_is_never_negative_and_its_ends_never_change_places() {
        var promise = Correction.learn(Collections.nCopies(500, new Outcome(new Range(30, 40), 0)))
                .applyTo(new Range(1, 2));

        assertThat(promise.p50()).isNotNegative();
        assertThat(promise.p90()).isGreaterThanOrEqualTo(promise.p50());
    }
}
