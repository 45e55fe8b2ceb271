package de.willkommen.appointment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Settings of the appointment service. */
@ConfigMapping(prefix = "willkommen.appointment")
public interface AppointmentConfig {

    /** How long names, contact data, notes and reasons are kept after the end of the appointment. */
    @WithDefault("30D")
    Duration retention();

    /** How long the rest of what belongs to people is kept; docs/privacy.md has the reasons. */
    Keep keep();

    /** How long somebody has to confirm their address, where the office asks for it. */
    @WithDefault("30M")
    Duration verificationWithin();

    /** Whether the demo authorities are created at start-up. */
    @WithDefault("false")
    boolean demoData();

    /** The platform's own address, in front of every link. */
    @WithName("public-url")
    @WithDefault("${willkommen.public-url}")
    String publicUrl();

    /** The address the platform's mails come from; calendars take whoever writes from it for the one who invites. */
    @WithDefault("${willkommen.mail.from}")
    String organizer();

    /** Periods of fields with a purpose of their own. */
    interface Keep {

        /** Dates of birth and access needs, after the day's closing. */
        @WithDefault("0S")
        Duration dayData();

        /** What was given for a time that nobody confirmed in the end, after it was held. */
        @WithDefault("1H")
        Duration unconfirmed();

        /** Which member of staff took a step of a booking. */
        @WithDefault("180D")
        Duration staffTraces();

        /** Bookings without names, for figures, after their appointment. */
        @WithDefault("730D")
        Duration statistics();
    }
}
