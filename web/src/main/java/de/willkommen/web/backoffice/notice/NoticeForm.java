package de.willkommen.web.backoffice.notice;

import de.willkommen.web.language.Language;
import de.willkommen.web.page.FormFields;
import de.willkommen.web.upstream.NoticeApi.Draft;
import de.willkommen.web.upstream.NoticeApi.Notice;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it stands in the form.
 *
 * @param office code of the office; empty for all of them
 * @param startsAt and
 * @param endsAt local times of the office such as {@code 2026-11-24T14:00}; empty for now and for no end
 * @param texts by language tag
 */
record NoticeForm(String office, String startsAt, String endsAt, Map<String, String> texts) {

    static NoticeForm empty(String office) {
        return new NoticeForm(office, "", "", Map.of());
    }

    static NoticeForm of(FormFields typed) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            var words = typed.text("text-" + language.tag()).replaceAll("\\s*\\R\\s*", " ");
            if (!words.isEmpty()) {
                texts.put(language.tag(), words);
            }
        }
        return new NoticeForm(typed.text("office"), typed.text("startsAt"), typed.text("endsAt"), texts);
    }

    static NoticeForm of(Notice notice, ZoneId zone) {
        return new NoticeForm(
                Objects.requireNonNullElse(notice.office(), ""),
                local(notice.startsAt(), zone),
                notice.endsAt() == null ? "" : local(notice.endsAt(), zone),
                notice.texts());
    }

    /** What is sent. A time nobody can read goes as it was typed: the service names the field. */
    Draft draft(ZoneId zone) {
        return new Draft(office.isEmpty() ? null : office, moment(startsAt, zone), moment(endsAt, zone), texts);
    }

    /** The text in a language; empty where it is missing. */
    String text(String tag) {
        return texts.getOrDefault(tag, "");
    }

    private static String local(OffsetDateTime moment, ZoneId zone) {
        return moment.atZoneSameInstant(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static @Nullable String moment(String typed, ZoneId zone) {
        try {
            return typed.isEmpty()
                    ? null
                    : LocalDateTime.parse(typed).atZone(zone).toOffsetDateTime().toString();
        } catch (DateTimeException unreadable) {
            return typed;
        }
    }
}
