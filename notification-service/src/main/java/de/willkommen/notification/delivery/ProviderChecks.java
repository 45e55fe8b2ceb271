package de.willkommen.notification.delivery;

import de.willkommen.kit.startup.StartupCheck;
import de.willkommen.kit.startup.StartupFacts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Mail servers and SMS centres that are allowed on one's own machine alone. */
@Singleton
class ProviderChecks implements StartupCheck {

    @Override
    public List<String> objections(StartupFacts facts) {
        var objections = new ArrayList<String>();
        if (facts.demo()) {
            return objections;
        }
        facts.settings()
                .value("willkommen.mail.security")
                .filter("NONE"::equals)
                .ifPresent(none -> objections.add("Mails would go out without TLS (willkommen.mail.security)."));
        facts.settings()
                .value("willkommen.mail.from")
                .filter(from -> from.endsWith(".example"))
                .ifPresent(from -> objections.add("Mails would come from " + from + " (willkommen.mail.from)."));
        facts.settings()
                .value("willkommen.sms.password")
                .filter("demo"::equals)
                .ifPresent(demo -> objections.add("willkommen.sms.password is the demo password."));
        return objections;
    }
}
