package de.willkommen.kit.retention;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether data is deleted in time, at {@code /q/health/group/retention} alone: no reason to take a service out of use.
 */
@HealthGroup("retention")
@ApplicationScoped
class RetentionHealth implements HealthCheck {

    private final RetentionRounds rounds;

    RetentionHealth(RetentionRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("Data is deleted in time").up();
        for (var state : rounds.states()) {
            answer.withData(state.rule(), state.verdict().name());
            if (state.verdict() == RetentionState.Verdict.STOPPED
                    || state.verdict() == RetentionState.Verdict.OVERDUE) {
                answer.down();
            }
        }
        return answer.build();
    }
}
