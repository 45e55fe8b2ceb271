package de.willkommen.content.text;

import de.willkommen.events.Topics;
import de.willkommen.kit.outbox.Outbox;
import de.willkommen.kit.outbox.OutgoingEvent;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What the other services are told about texts. */
@ApplicationScoped
class Announcements {

    private final Outbox outbox;
    private final TextJson json;
    private final List<TextForm<?, ?>> forms;
    private final Clock clock;

    Announcements(Outbox outbox, TextJson json, @All List<TextForm<?, ?>> forms, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.forms = forms;
        this.clock = clock;
    }

    /** Announces the text as it is now, under its present revision. */
    void announce(TextSet set) {
        announce(
                forms.stream()
                        .filter(form -> form.kind() == set.key().kind())
                        .findFirst()
                        .orElseThrow(),
                set);
    }

    private <T, V> void announce(TextForm<T, V> form, TextSet set) {
        var announced = form.announced(set, json.readAll(set, form.type()));
        outbox.announce(OutgoingEvent.of(
                Topics.CONTENT,
                announced.key(),
                announced.type(),
                set.key().authority(),
                announced.payload(),
                clock.instant()));
    }
}
