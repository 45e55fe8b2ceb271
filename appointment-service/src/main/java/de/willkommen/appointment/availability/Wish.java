package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import java.time.Duration;
import java.util.LinkedHashSet;
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

    /** Codes of what an office can be asked to provide. */
    public static final Set<String> ACCESS_NEEDS = Set.of("step-free", "seat", "sign-language", "priority");

    private static final String STEP_FREE = "step-free";
    private static final String SIGN_LANGUAGE = "sign-language";
    private static final String GERMAN_SIGN_LANGUAGE = "gsg";

    /**
     * One of the services.
     *
     * @param minutes what it takes for so many people, not yet rounded
     */
    public record Part(String service, int persons, int minutes) {}

    /** The same wish, of which somebody who takes part must speak a language. */
    public Wish speaking(@Nullable String required) {
        return new Wish(office, parts, accessNeeds, language, required, channel);
    }

    /** The same wish by another channel. */
    public Wish by(Channel other) {
        return new Wish(office, parts, accessNeeds, language, spoken, other);
    }

    /** How long it takes: the sum of all parts, rounded up once to the office's grid. */
    public Duration duration() {
        var minutes = parts.stream().mapToInt(Part::minutes).sum();
        return Duration.ofMinutes(office.rules().rounded(minutes));
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

    /** Whether the language of the booking is spoken at the counter. */
    boolean likes(Counter counter) {
        return language == null || counter.languages().contains(language);
    }

    /** Languages somebody must speak who takes part, a sign language among them. */
    Set<String> spokenNeeds() {
        var needs = new LinkedHashSet<String>();
        if (spoken != null) {
            needs.add(spoken);
        }
        if (accessNeeds.contains(SIGN_LANGUAGE)) {
            needs.add(GERMAN_SIGN_LANGUAGE);
        }
        return needs;
    }
}
