package de.willkommen.notification.contact;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Deletes contact data when their time is over. The gauge {@code willkommen_contact_retention_last_success_seconds} stands
 * still when the job does: an alarm watches it.
 */
@ApplicationScoped
class ContactRetention {

    private static final Logger LOG = Logger.getLogger(ContactRetention.class);

    private final Contacts contacts;
    private final Clock clock;
    private final AtomicLong lastSuccess;

    ContactRetention(Contacts contacts, Clock clock, MeterRegistry meters) {
        this.contacts = contacts;
        this.clock = clock;
        this.lastSuccess = new AtomicLong(clock.instant().getEpochSecond());
        meters.gauge("willkommen.contact.retention.last.success.seconds", lastSuccess);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        var now = clock.instant();
        var deleted = contacts.forgetKeptUntil(now);
        if (deleted > 0) {
            LOG.infof("Contact data deleted, their time is over: count=%d", deleted);
        }
        lastSuccess.set(now.getEpochSecond());
    }
}
