package de.willkommen.queue.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class OfficeSignalsTest {

    @Test
    void a_slow_listener_misses_no_change_of_its_office_for_one_of_another() {
        var signals = new OfficeSignals(null);
        var heard = new ArrayList<String>();
        var listener = new Slow(heard);
        signals.changesOf("MD-ABH").subscribe().withSubscriber(listener);

        signals.wake("MD-ABH");
        signals.wake("MD-ABH");
        signals.wake("MD-SUED");
        listener.readOne();

        assertThat(heard).containsExactly("MD-ABH");
    }

    @Test
    void what_this_instance_said_itself_wakes_nobody_a_second_time() {
        var signals = new OfficeSignals(null);
        var heard = new ArrayList<String>();
        signals.changesOf("MD-ABH").subscribe().with(heard::add);

        signals.heard(signals.said("MD-ABH"));
        assertThat(heard).isEmpty();

        signals.heard(new OfficeSignals(null).said("MD-ABH"));
        assertThat(heard).containsExactly("MD-ABH");
    }

    /** Takes one when it is ready for one. */
    private static final class Slow implements Flow.Subscriber<String> {

        private final List<String> heard;
        private Flow.Subscription subscription;

        Slow(List<String> heard) {
            this.heard = heard;
        }

        void readOne() {
            subscription.request(1);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void onNext(String office) {
            heard.add(office);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {}
    }
}
