package de.willkommen.notification.occasion;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When somebody is reminded: some time before the start; where that falls into the quiet hours, before they begin; where
 * it is too late for that, after they end, if that still is before the start.
 */
@Singleton
class ReminderPlan {

    private final ReminderSettings settings;
    private final QuietHours quiet;

    ReminderPlan(ReminderSettings settings) {
        this.settings = settings;
        this.quiet = new QuietHours(settings.quietFrom(), settings.quietUntil(), settings.holidaysOf());
    }

    /** When the reminder of an appointment booked or moved at {@code now} is due; nothing when there is none. */
    Optional<Instant> dueAt(Instant start, Instant now, ZoneId zone) {
        var due = start.minus(settings.lead());
        if (!due.isAfter(now)) {
            return settings.atTheSoonestAfter()
                    .map(now::plus)
                    .map(soonest -> settings.quietHours() ? quiet.notBefore(soonest, zone) : soonest)
                    .filter(start::isAfter);
        }
        if (!settings.quietHours()) {
            return Optional.of(due);
        }
        var before = quiet.notAfter(due, zone);
        return before.isAfter(now)
                ? Optional.of(before)
                : Optional.of(quiet.notBefore(due, zone)).filter(start::isAfter);
    }

    /** Until when a reminder that can leave now has to wait; nothing when it may go. */
    Optional<Instant> quietUntil(Instant now, ZoneId zone) {
        return settings.quietHours() && quiet.isQuiet(now, zone)
                ? Optional.of(quiet.notBefore(now, zone))
                : Optional.empty();
    }

    ZoneId zoneOfAnUnknownOffice() {
        return settings.zone();
    }
}
