package de.willkommen.content.place;

import de.willkommen.content.text.TextForm;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import de.willkommen.events.OfficeTextPublished;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about an office. */
@Singleton
class OfficeTextForm implements TextForm<OfficeText, OfficeTextForm.OfficeShown> {

    @Override
    public TextKind kind() {
        return TextKind.OFFICE;
    }

    @Override
    public Class<OfficeText> type() {
        return OfficeText.class;
    }

    @Override
    public void check(OfficeText text) {
        // Plain text: its lengths are all there is to say.
    }

    @Override
    public OfficeShown shown(Shown<OfficeText> shown) {
        return new OfficeShown(
                shown.code(),
                shown.text().name(),
                shown.text().directions(),
                shown.text().waitingArea(),
                shown.text().notices(),
                shown.language(),
                shown.revision(),
                shown.sourceRevision(),
                shown.state().code(),
                shown.updatedAt());
    }

    @Override
    public Announcement announced(TextSet set, Map<String, OfficeText> texts) {
        var told = new LinkedHashMap<String, OfficeTextPublished.Text>();
        texts.forEach((language, text) ->
                told.put(language, new OfficeTextPublished.Text(text.name(), text.directions(), text.waitingArea())));
        var key = set.key();
        return new Announcement(
                "office/" + key.authority() + "/" + key.code(),
                OfficeTextPublished.PUBLISHED,
                new OfficeTextPublished(key.authority(), key.code(), set.revision(), told));
    }

    /**
     * The texts about an office as readers get them.
     *
     * @param state {@code up-to-date}, {@code outdated} or {@code fallback}
     */
    record OfficeShown(
            String office,
            String name,
            String directions,
            String waitingArea,
            List<String> notices,
            String language,
            int revision,
            int sourceRevision,
            String state,
            Instant updatedAt) {}
}
