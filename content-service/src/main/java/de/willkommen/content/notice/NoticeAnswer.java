package de.willkommen.content.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.kit.request.RevisionTag;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notice as those who write see it.
 *
 * @param phase {@code coming}, {@code current} or {@code over}
 * @param changedBy Keycloak's id of who changed it last
 */
@Schema(name = "NoticeAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeAnswer(
        UUID id,
        int revision,
        String phase,
        @Nullable String office,
        Instant startsAt,
        @Nullable Instant endsAt,
        Map<String, String> texts,
        String changedBy,
        Instant changedAt) {

    static NoticeAnswer of(Notice notice, Instant now) {
        var words = notice.words();
        return new NoticeAnswer(
                notice.id(),
                notice.revision(),
                notice.phase(now).name().toLowerCase(Locale.ROOT),
                words.office(),
                words.startsAt(),
                words.endsAt(),
                words.texts(),
                notice.changedBy(),
                notice.changedAt());
    }

    /** Stands for this revision; a change must name it. */
    String etag() {
        return RevisionTag.of(revision);
    }
}
