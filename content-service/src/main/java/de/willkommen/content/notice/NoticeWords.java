package de.willkommen.content.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says, where and when.
 *
 * @param office absent for every office of the authority
 * @param endsAt absent until somebody ends it
 * @param texts by language; the source language is among them
 */
record NoticeWords(
        @Nullable String office, Instant startsAt, @Nullable Instant endsAt, Map<String, String> texts) {

    /** Whether only translations differ, which are the translators' to write. */
    boolean isSameBut(NoticeWords other, String source) {
        return startsAt.equals(other.startsAt)
                && Objects.equals(endsAt, other.endsAt)
                && Objects.equals(office, other.office)
                && Objects.equals(texts.get(source), other.texts.get(source));
    }
}
