package de.willkommen.content.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.content.markdown.Markdown;
import de.willkommen.content.text.TextForm;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service description is made of. */
@Singleton
class ServiceTextForm implements TextForm<ServiceText, ServiceTextForm.ServiceShown> {

    private final Markdown markdown;

    ServiceTextForm(Markdown markdown) {
        this.markdown = markdown;
    }

    @Override
    public TextKind kind() {
        return TextKind.SERVICE;
    }

    @Override
    public Class<ServiceText> type() {
        return ServiceText.class;
    }

    @Override
    public void check(ServiceText text) {
        markdown.objection(text.body()).ifPresent(reason -> {
            throw Refusal.ofField("body", reason);
        });
        var codes = new HashSet<String>();
        for (int i = 0; i < text.documents().size(); i++) {
            var code = text.documents().get(i).code();
            if (!codes.add(code)) {
                throw new Refusal(CommonProblem.INVALID_REQUEST)
                        .andField("documents[" + i + "].code", "field.document.twice", Map.of("code", code));
            }
        }
    }

    @Override
    public ServiceText forAnother(ServiceText text) {
        return new ServiceText(
                text.name(), text.summary(), text.forWhom(), text.documents(), text.fee(), text.duration(), null);
    }

    @Override
    public ServiceShown shown(Shown<ServiceText> shown) {
        var text = shown.text();
        return new ServiceShown(
                shown.code(),
                text.name(),
                text.summary(),
                text.forWhom(),
                text.documents(),
                text.fee(),
                text.duration(),
                markdown.html(text.body()),
                shown.language(),
                shown.revision(),
                shown.sourceRevision(),
                shown.state().code(),
                shown.updatedAt());
    }

    @Override
    public Announcement announced(TextSet set, Map<String, ServiceText> texts) {
        var told = new LinkedHashMap<String, ServiceTextPublished.Text>();
        texts.forEach((language, text) -> told.put(
                language,
                new ServiceTextPublished.Text(
                        text.name(),
                        text.summary(),
                        text.documents().stream()
                                .map(ServiceText.Document::text)
                                .toList(),
                        text.fee())));
        var key = set.key();
        return new Announcement(
                "service/" + key.authority() + "/" + key.code(),
                ServiceTextPublished.PUBLISHED,
                new ServiceTextPublished(key.authority(), key.code(), set.revision(), told));
    }

    /**
     * A service description as readers get it.
     *
     * @param body safe HTML
     * @param state {@code up-to-date}, {@code outdated} or {@code fallback}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServiceShown(
            String code,
            String name,
            String summary,
            @Nullable String forWhom,
            List<ServiceText.Document> documents,
            @Nullable String fee,
            @Nullable String duration,
            String body,
            String language,
            int revision,
            int sourceRevision,
            String state,
            Instant updatedAt) {}
}
