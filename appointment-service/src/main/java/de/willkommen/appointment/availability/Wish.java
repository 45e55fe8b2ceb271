package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody needs time for.
 *
 * @param parts the services, at least one
 * @param accessNeeds codes of what the office must provide
 * @param language a language the clerk should speak where one is free
 * @param spoken a language a clerk or an interpreter must speak, if one was asked for
 * @param channel who books
 */
public record Wish(
        Office office,
        List<Part> parts,
        Set<String> accessNeeds,
        @Nullable String language,
        @Nullable String spoken,
        Channel channel) {

    private static final String STEP_FREE = "step-free";

    /**
     * One of the services.
     *
     * @param minutes what it takes for so many people, not yet rounded
     */
    public record Part(String service, int persons, int minutes) {}

    /** How long it takes: the sum of all parts, rounded up once to the office's grid. */
    public Duration duration() {
        var minutes = parts.stream().mapToInt(Part::minutes).sum();
        var grid = office.rules().gridMinutes();
        return Duration.ofMinutes((minutes + grid - 1L) / grid * grid);
    }

    /** Distance of the starts: short appointments follow each other without a gap. */
    Duration startEvery() {
        var usual = Duration.ofMinutes(office.rules().startEveryMinutes());
        return duration().compareTo(usual) < 0 ? duration() : usual;
    }

    /** Whether the counter can serve all of it, and the person can get there. */
    boolean servableAt(Counter counter) {
        return parts.stream().allMatch(part -> counter.services().contains(part.service()))
                && (!accessNeeds.contains(STEP_FREE) || counter.accessibility().contains(STEP_FREE));
    }

    /** Whether the wished language is spoken at the counter. */
    boolean spokenAt(Counter counter) {
        return language == null || counter.languages().contains(language);
    }
}
