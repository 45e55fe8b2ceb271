package de.willkommen.appointment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Settings of the appointment service. */
@ConfigMapping(prefix = "willkommen.appointment")
public interface AppointmentConfig {

    /** How long names and contact data are kept after the end of the appointment. */
    @WithDefault("30D")
    Duration retention();

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
}
