package de.willkommen.content.text;

import de.willkommen.content.text.Representations.Representation;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Requests for texts and their answers, with everything caches and editors need: one way for all kinds. */
@RequestScoped
public class TextAnswers {

    private final TextShelf shelf;
    private final EditingDesk desk;
    private final Representations representations;
    private final TextJson json;
    private final Caller caller;
    private final HttpHeaders headers;

    TextAnswers(
            TextShelf shelf,
            EditingDesk desk,
            Representations representations,
            TextJson json,
            Caller caller,
            HttpHeaders headers) {
        this.shelf = shelf;
        this.desk = desk;
        this.representations = representations;
        this.json = json;
        this.caller = caller;
        this.headers = headers;
    }

    /** The texts of an authority in the reader's language; 304 when the reader has them. */
    public <T, V, L> RestResponse<List<L>> list(
            TextForm<T, V> form, String authority, @Nullable String language, Function<V, L> line) {
        var reader = ReaderLanguages.asked(language, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var texts = shelf.list(authority, List.of(form.kind())).stream()
                .map(set -> representations.of(form, set, reader))
                .toList();
        var lines = texts.stream().map(Representation::body).map(line).toList();
        var languages = texts.isEmpty()
                ? reader.wanted().get(0)
                : texts.stream().map(Representation::language).distinct().collect(Collectors.joining(", "));
        return fresh(new Representation<>(lines, languages, representations.tagOf(lines)));
    }

    /** One text in the reader's language; 304 when the reader has it. */
    public <T, V> RestResponse<V> item(TextForm<T, V> form, String authority, String code, @Nullable String language) {
        var reader = ReaderLanguages.asked(language, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var set = shelf.required(TextKey.ofPath(authority, form.kind(), code));
        return fresh(representations.of(form, set, reader));
    }

    /** One language as it is stored, for those who write; its tag is the one a change must name. */
    public <T, V> RestResponse<Stored<T>> stored(TextForm<T, V> form, String authority, String code, String language) {
        caller.requireSameAuthority(authority);
        var set = shelf.required(TextKey.ofPath(authority, form.kind(), code));
        var known = ReaderLanguages.known(language);
        var translation = set.in(known).orElseThrow(Refusal::notFound);
        var reader = ReaderLanguages.only(known);
        var stored = new Stored<>(
                code,
                known,
                translation.revision(),
                translation.sourceRevision(),
                set.source().revision(),
                set.stateFor(reader, translation).code(),
                translation.editedAt(),
                translation.editedBy(),
                json.read(translation, form.type()));
        var etag = representations.of(form, set, reader).etag();
        return fresh(new Representation<>(stored, known, etag));
    }

    /** Stores what the caller sent, and answers as a reader of that language will see it. */
    public <T, V> RestResponse<V> write(
            TextForm<T, V> form, String authority, String code, String language, @Nullable String madeFrom, T text) {
        caller.requireSameAuthority(authority);
        var key = TextKey.ofPath(authority, form.kind(), code);
        var known = ReaderLanguages.known(language);
        if (known.equals(Languages.SOURCE) && !caller.hasRole("editor")) {
            throw new Refusal(ContentProblem.SOURCE_IS_THE_EDITORS);
        }
        var edit = new Edit<>(key, known, text, revision(madeFrom), caller.requiredSubject());
        var written = desk.write(form, edit, Precondition.required(headers));
        return this.<V>answer(written.created() ? Status.CREATED : Status.OK, written.representation())
                .entity(written.representation().body())
                .build();
    }

    private static @Nullable Integer revision(@Nullable String given) {
        try {
            return given == null ? null : Integer.valueOf(given);
        } catch (NumberFormatException e) {
            throw Refusal.ofField("sourceRevision", "field.source-revision");
        }
    }

    private <V> RestResponse<V> fresh(Representation<V> representation) {
        if (Precondition.lists(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), representation.etag())) {
            return this.<V>answer(Status.NOT_MODIFIED, representation).build();
        }
        return this.<V>answer(Status.OK, representation)
                .entity(representation.body())
                .build();
    }

    private <V> ResponseBuilder<V> answer(Status status, Representation<?> representation) {
        return ResponseBuilder.<V>create(status)
                .header(HttpHeaders.ETAG, representation.etag())
                .header(HttpHeaders.CONTENT_LANGUAGE, representation.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                // A changed telephone number is right at the next request: caches keep the answer, but ask.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /**
     * A text as it is stored.
     *
     * @param sourceRevision the revision of the source it was made from
     * @param sourceRevisionInForce the revision of the source now
     * @param updatedBy Keycloak's id of the person
     */
    public record Stored<T>(
            String code,
            String language,
            int revision,
            int sourceRevision,
            int sourceRevisionInForce,
            String state,
            Instant updatedAt,
            String updatedBy,
            T text) {}
}
