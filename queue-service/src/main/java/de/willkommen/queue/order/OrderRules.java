package de.willkommen.queue.order;

import de.willkommen.queue.QueueSettings;
import java.time.Duration;

/**
 * How people are ranked; the README's chapter "Policy" explains it with examples.
 *
 * @param walkInYields how far somebody without an appointment ranks behind the arrival
 * @param lateGrace later than this after the start is late
 * @param lateFallsBehind how far who is late ranks behind the check-in
 * @param accessAdvance how far people with access needs rank ahead
 * @param languagePatience how long somebody is left to a colleague who speaks their language
 */
public record OrderRules(
        Duration walkInYields,
        Duration lateGrace,
        Duration lateFallsBehind,
        Duration accessAdvance,
        Duration languagePatience) {

    /** Those of an office that set none of its own. */
    public static OrderRules of(QueueSettings.Order settings) {
        return new OrderRules(
                settings.walkInYields(),
                settings.lateGrace(),
                settings.lateFallsBehind(),
                settings.accessAdvance(),
                settings.languagePatience());
    }
}
