package de.willkommen.notification.occasion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** When people are reminded. */
@ConfigMapping(prefix = "willkommen.reminder")
interface ReminderSettings {

    /** How long before the start a reminder is due. */
    @WithDefault("PT24H")
    Duration lead();

    /**
     * Reminds also those who booked when the reminder was already due, this long after their booking. Absent: they are not
     * reminded, their confirmation is still fresh. For trying out.
     */
    Optional<Duration> atTheSoonestAfter();

    /** Whether nobody is reminded at night, on Sundays and on holidays. */
    @WithDefault("true")
    boolean quietHours();

    /** Local time the quiet hours begin. */
    @WithDefault("20:00")
    LocalTime quietFrom();

    /** Local time the quiet hours end. */
    @WithDefault("08:00")
    LocalTime quietUntil();

    /** Code of the Land whose holidays count, as the holiday calendar names it. */
    @WithDefault("st")
    String holidaysOf();

    /** Zone of an office nothing is known about yet. */
    @WithDefault("Europe/Berlin")
    ZoneId zone();
}
