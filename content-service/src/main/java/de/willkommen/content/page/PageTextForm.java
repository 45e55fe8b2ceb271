package de.willkommen.content.page;

import de.willkommen.content.markdown.Markdown;
import de.willkommen.content.text.TextForm;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import de.willkommen.events.PagePublished;
import de.willkommen.kit.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a page is made of. */
@Singleton
class PageTextForm implements TextForm<PageText, PageTextForm.PageShown> {

    private final Markdown markdown;

    PageTextForm(Markdown markdown) {
        this.markdown = markdown;
    }

    @Override
    public TextKind kind() {
        return TextKind.PAGE;
    }

    @Override
    public Class<PageText> type() {
        return PageText.class;
    }

    @Override
    public void check(PageText text) {
        markdown.objection(text.body()).ifPresent(reason -> {
            throw Refusal.ofField("body", reason);
        });
    }

    @Override
    public PageShown shown(Shown<PageText> shown) {
        return new PageShown(
                shown.code(),
                shown.text().title(),
                markdown.html(shown.text().body()),
                shown.language(),
                shown.revision(),
                shown.sourceRevision(),
                shown.state().code(),
                shown.updatedAt());
    }

    @Override
    public Announcement announced(TextSet set, Map<String, PageText> texts) {
        var told = new LinkedHashMap<String, PagePublished.Translation>();
        set.translations().forEach((language, translation) -> {
            var text = texts.get(language);
            if (text != null) {
                told.put(language, new PagePublished.Translation(text.title(), translation.sourceRevision()));
            }
        });
        var key = set.key();
        return new Announcement(
                "page/" + key.authority() + "/" + key.code(),
                PagePublished.PUBLISHED,
                new PagePublished(key.authority(), key.code(), set.revision(), set.sourceLanguage(), told));
    }

    /**
     * A page as readers get it.
     *
     * @param body safe HTML
     * @param state {@code up-to-date}, {@code outdated} or {@code fallback}
     */
    record PageShown(
            String slug,
            String title,
            String body,
            String language,
            int revision,
            int sourceRevision,
            String state,
            Instant updatedAt) {}
}
