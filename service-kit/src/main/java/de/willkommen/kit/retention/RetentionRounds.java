package de.willkommen.kit.retention;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * Lets every rule forget what is due, and tells how that goes: in the table, in metrics, to the back office. The metrics
 * count on while nothing runs and while the database is away, so that silence is an alarm, too.
 */
@Singleton
public class RetentionRounds {

    private static final Logger LOG = Logger.getLogger(RetentionRounds.class);

    private final List<RetentionRule> rules;
    private final RetentionRuns runs;
    private final RetentionSettings settings;
    private final Clock clock;

    /** What the table said when it could last be read. */
    private final Map<String, RetentionState> lastKnown = new ConcurrentHashMap<>();

    RetentionRounds(
            @All List<RetentionRule> rules,
            RetentionRuns runs,
            RetentionSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
        rules.forEach(rule -> measure(rule.name(), meters));
    }

    void start(@Observes StartupEvent event) {
        var now = clock.instant();
        for (var rule : rules) {
            lastKnown.put(rule.name(), RetentionState.of(rule.name(), now, null, null, 0, Overdue.NOTHING));
            runs.know(rule.name(), now);
        }
        refresh();
    }

    /** Lets each rule have a round. One that fails holds up no other. */
    @Scheduled(
            every = "${willkommen.retention.every:5M}",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void forget() {
        rules.forEach(this::forget);
        refresh();
    }

    private void forget(RetentionRule rule) {
        var now = clock.instant();
        var good = false;
        var overdue = of(rule.name()).left();
        try {
            good = rule.forget(now) == 0;
            overdue = rule.overdue(now);
        } catch (RuntimeException e) {
            good = false;
            LOG.errorf(e, "Data not deleted in time, tried again: rule=%s", rule.name());
        }
        try {
            runs.record(rule.name(), good, overdue, clock.instant());
        } catch (RuntimeException e) {
            LOG.errorf(e, "How the deletion went is not recorded: rule=%s", rule.name());
        }
    }

    /** What other instances did counts as well. */
    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            runs.all().forEach(state -> lastKnown.computeIfPresent(state.rule(), (rule, known) -> state));
        } catch (RuntimeException e) {
            LOG.warnf("How the deletion goes is not known just now: %s", e.getMessage());
        }
    }

    /** How every rule of this service is doing, by name. */
    public List<RetentionState> states() {
        var now = clock.instant();
        refresh();
        return rules.stream()
                .map(rule -> of(rule.name()))
                .map(state -> state.judged(now, settings.lateAfter()))
                .sorted((one, other) -> one.rule().compareTo(other.rule()))
                .toList();
    }

    private RetentionState of(String rule) {
        return Objects.requireNonNull(lastKnown.get(rule));
    }

    private void measure(String rule, MeterRegistry meters) {
        gauge(
                meters,
                rule,
                "willkommen.retention.last.success.age.seconds",
                "Since the last run in which nothing failed",
                state -> state.sinceSuccess(now()).toSeconds());
        gauge(
                meters,
                rule,
                "willkommen.retention.overdue.age.seconds",
                "Since when the oldest should be gone",
                state -> state.sinceDue(now()).toSeconds());
        gauge(
                meters,
                rule,
                "willkommen.retention.overdue",
                "What should be gone and is there",
                RetentionState::overdue);
        FunctionCounter.builder("willkommen.retention.failures", this, it -> it.known(rule, RetentionState::failures))
                .tag("rule", rule)
                .description("Runs in which something failed, of all instances")
                .register(meters);
    }

    private void gauge(
            MeterRegistry meters,
            String rule,
            String name,
            String description,
            ToDoubleFunction<RetentionState> value) {
        Gauge.builder(name, this, it -> it.known(rule, value))
                .tag("rule", rule)
                .description(description)
                .register(meters);
    }

    private double known(String rule, ToDoubleFunction<RetentionState> value) {
        var state = lastKnown.get(rule);
        return state == null ? Double.NaN : value.applyAsDouble(state);
    }

    private Instant now() {
        return clock.instant();
    }
}
