package de.willkommen.content.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Makes what a reader gets out of a text, and the tag that stands for it. */
@ApplicationScoped
class Representations {

    private final TextJson json;

    Representations(TextJson json) {
        this.json = json;
    }

    /** The text in the language nearest to the reader's. */
    <T, V> Representation<V> of(TextForm<T, V> form, TextSet set, ReaderLanguages reader) {
        var translation = set.nearest(reader);
        var body = form.shown(new TextForm.Shown<>(
                set.key().code(),
                json.read(translation, form.type()),
                translation.language(),
                translation.revision(),
                translation.sourceRevision(),
                set.stateFor(reader, translation),
                translation.editedAt()));
        // The revision of the source is part of the tag: a translator who has seen an older source gets a conflict.
        return new Representation<>(
                body, translation.language(), tagOf(body, set.source().revision()));
    }

    /** A strong tag: another tag for any other answer. */
    String tagOf(Object... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha.update(json.plain(part).getBytes(StandardCharsets.UTF_8));
            }
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha.digest(), 16)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An answer with what its headers need.
     *
     * @param etag with its quotation marks
     */
    record Representation<V>(V body, String language, String etag) {}
}
