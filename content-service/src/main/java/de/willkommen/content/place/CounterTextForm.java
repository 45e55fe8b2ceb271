package de.willkommen.content.place;

import de.willkommen.content.text.TextForm;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import de.willkommen.events.CounterTextPublished;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said about a counter. */
@Singleton
class CounterTextForm implements TextForm<CounterText, CounterTextForm.CounterShown> {

    @Override
    public TextKind kind() {
        return TextKind.COUNTER;
    }

    @Override
    public Class<CounterText> type() {
        return CounterText.class;
    }

    @Override
    public void check(CounterText text) {
        // Plain text: its lengths are all there is to say.
    }

    @Override
    public CounterShown shown(Shown<CounterText> shown) {
        return new CounterShown(
                shown.code(),
                shown.text().directions(),
                shown.language(),
                shown.revision(),
                shown.sourceRevision(),
                shown.state().code(),
                shown.updatedAt());
    }

    @Override
    public Announcement announced(TextSet set, Map<String, CounterText> texts) {
        var told = new LinkedHashMap<String, CounterTextPublished.Text>();
        texts.forEach((language, text) -> told.put(language, new CounterTextPublished.Text(text.directions())));
        var key = set.key();
        return new Announcement(
                "counter/" + key.authority() + "/" + key.code(),
                CounterTextPublished.PUBLISHED,
                new CounterTextPublished(key.authority(), key.code(), set.revision(), told));
    }

    /**
     * The texts about a counter as readers get them.
     *
     * @param state {@code up-to-date}, {@code outdated} or {@code fallback}
     */
    record CounterShown(
            String counter,
            String directions,
            String language,
            int revision,
            int sourceRevision,
            String state,
            Instant updatedAt) {}
}
