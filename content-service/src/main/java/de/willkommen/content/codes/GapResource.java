package de.willkommen.content.codes;

import de.willkommen.content.ContentConfig;
import de.willkommen.content.text.TextKind;
import de.willkommen.content.text.TextSet;
import de.willkommen.content.text.TextShelf;
import de.willkommen.kit.tenancy.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What editors and translators still have to do. */
@Path("/api/v1/contents/{authority}/gaps")
@Tag(name = "Work to do")
class GapResource {

    private final KnownCodes codes;
    private final TextShelf shelf;
    private final ContentConfig config;
    private final Caller caller;

    GapResource(KnownCodes codes, TextShelf shelf, ContentConfig config, Caller caller) {
        this.codes = codes;
        this.shelf = shelf;
        this.config = config;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"editor", "translator", "lead", "admin"})
    @Operation(
            operationId = "listGaps",
            summary = "Texts that are missing or outdated, those of announced services, offices and counters included")
    public List<Gap> list(@PathParam("authority") String authority) {
        caller.requireSameAuthority(authority);
        var written = shelf.list(authority, EnumSet.allOf(TextKind.class));
        return Stream.concat(written.stream().flatMap(this::inLanguages), unwritten(authority, written))
                .toList();
    }

    private Stream<Gap> inLanguages(TextSet set) {
        return config.languages().stream().flatMap(language -> {
            var translation = set.in(language);
            var state = translation.isEmpty()
                    ? Optional.of("missing")
                    : translation.filter(set::isOutdated).map(outdated -> "outdated");
            return state.map(name -> Gap.of(set.key().kind(), set.key().code(), language, name)).stream();
        });
    }

    private Stream<Gap> unwritten(String authority, List<TextSet> written) {
        return Stream.of(TextKind.SERVICE, TextKind.OFFICE, TextKind.COUNTER).flatMap(kind -> {
            var there = written.stream()
                    .filter(set -> set.key().kind() == kind)
                    .map(set -> set.key().code())
                    .collect(Collectors.toSet());
            return codes.inUse(authority, kind).stream()
                    .filter(code -> !there.contains(code))
                    .flatMap(code ->
                            config.languages().stream().map(language -> Gap.of(kind, code, language, "missing")));
        });
    }

    /**
     * A text to be written in a language.
     *
     * @param kind {@code service}, {@code page}, {@code office} or {@code counter}
     * @param state {@code missing} or {@code outdated}
     */
    record Gap(String kind, String code, String language, String state) {

        static Gap of(TextKind kind, String code, String language, String state) {
            return new Gap(kind.name().toLowerCase(Locale.ROOT), code, language, state);
        }
    }
}
