package de.willkommen.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.events.ContactChanged;
import de.willkommen.notification.Book;
import de.willkommen.notification.Platform;
import de.willkommen.notification.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactRetentionTest {

    @Inject
    Platform platform;

    @Inject
    Book book;

    @Inject
    ContactRetention retention;

    @BeforeEach
    @AfterEach
    void beginning() {
        book.clear();
        platform.clock.reset();
    }

    @Test
    void contact_data_are_deleted_at_their_moment_and_not_before() {
        var somebody = Somebody.reading("de");
        var event = somebody.contact(1);
        platform.tell("contacts", ContactChanged.CHANGED, event);

        platform.clock.set(event.keepUntil().minusMillis(1));
        retention.forget(platform.clock.instant());
        var before = book.contacts(somebody.id());
        platform.clock.set(event.keepUntil());
        retention.forget(platform.clock.instant());

        assertThat(before).isEqualTo(1);
        assertThat(book.contacts(somebody.id())).isZero();
    }
}
