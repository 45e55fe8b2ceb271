package de.willkommen.queue.closing;

import de.willkommen.events.Topics;
import de.willkommen.queue.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Telephone numbers of visitors are forwarded and not kept: what the brokers have is deleted here. */
@ApplicationScoped
class ForgottenContacts {

    private final Sql sql;

    ForgottenContacts(Sql sql) {
        this.sql = sql;
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        sql.update("delete from outbox where topic = ? and published_at is not null", Topics.CONTACT_PERSONAL);
    }
}
