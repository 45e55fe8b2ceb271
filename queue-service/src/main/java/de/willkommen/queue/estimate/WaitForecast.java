package de.willkommen.queue.estimate;

import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.order.Desk;
import de.willkommen.queue.order.Waiting;
import de.willkommen.queue.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long the people in the queue will wait: a simulation of the queue as it is, with the counters signed on now, the
 * appointments still to come and the serving times the office has learned, corrected by what became of earlier promises.
 */
@ApplicationScoped
public class WaitForecast {

    private final Policies policies;
    private final Experiences experiences;

    WaitForecast(Policies policies, Experiences experiences) {
        this.policies = policies;
        this.experiences = experiences;
    }

    /** Somebody in the queue, or expected to join it, and the length of serving that was planned. */
    public record Planned(Waiting waiting, int minutes) {}

    /**
     * A counter signed on.
     *
     * @param since when its present visitor was called; absent without one
     * @param services what that visitor came for
     */
    public record Counter(Desk desk, @Nullable Instant since, List<String> services, int plannedMinutes) {}

    /**
     * A promise to one ticket.
     *
     * @param simulated minutes before the correction, kept to learn from
     */
    public record Promise(WaitMinutes minutes, Correction.Range simulated) {}

    /**
     * The forecast for everybody.
     *
     * @param newcomer for somebody who takes a number now
     */
    public record Forecast(Map<UUID, Promise> byTicket, Promise newcomer) {

        /** For one ticket; for one the forecast does not know, what a newcomer waits. */
        public Promise of(UUID ticket) {
            return byTicket.getOrDefault(ticket, newcomer);
        }
    }

    /**
     * Forecasts from the queue as it is.
     *
     * @param inRank who waits, the first first
     * @param expected who has an appointment and is not there yet; {@code openedAt} is when it starts
     */
    public Forecast forecast(
            Office office, List<Planned> inRank, List<Planned> expected, List<Counter> signedOn, Instant now) {
        var experience = experiences.of(office, now);
        var forecaster = new Forecaster(policies.order(office.code()));
        var ranges = forecaster.forecast(experience, inRank, expected, signedOn, now, office.zone());
        return new Forecast(
                ranges.byTicket().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> promise(experience, entry.getValue()))),
                promise(experience, ranges.newcomer()));
    }

    private static Promise promise(Experience experience, Correction.Range simulated) {
        return new Promise(experience.correction().applyTo(simulated), simulated);
    }
}
