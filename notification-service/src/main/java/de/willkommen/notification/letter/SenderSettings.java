package de.willkommen.notification.letter;

import io.smallrye.config.ConfigMapping;

/** Who writes. */
@ConfigMapping(prefix = "willkommen.mail")
public interface SenderSettings {

    /** Address mails and calendar entries come from. */
    String from();
}
