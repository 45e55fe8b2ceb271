package de.willkommen.content.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The first texts of an authority that came aboard: what is said about its services is taken over from another authority,
 * what is said about its offices is new. What has a text already, whoever wrote it, stays as it is.
 */
@ApplicationScoped
class BeginningDesk {

    private static final int MOST = 200;

    private final List<TextForm<?, ?>> forms;
    private final TextRevisions revisions;
    private final FirstTexts firstTexts;
    private final TextJson json;
    private final ObjectMapper mapper;
    private final Validator validator;
    private final PerformedCommands commands;

    BeginningDesk(
            @All List<TextForm<?, ?>> forms,
            TextRevisions revisions,
            FirstTexts firstTexts,
            TextJson json,
            ObjectMapper mapper,
            Validator validator,
            PerformedCommands commands) {
        this.forms = forms;
        this.revisions = revisions;
        this.firstTexts = firstTexts;
        this.json = json;
        this.mapper = mapper;
        this.validator = validator;
        this.commands = commands;
    }

    /**
     * What an authority begins with.
     *
     * @param template the authority whose service texts are taken over
     * @param services codes of them, in the order of lists; those the template has no text for are left out
     * @param offices texts by code and language; the source language must be among them
     */
    @Schema(name = "Beginning")
    record Begin(
            @Nullable String template,
            @Nullable List<String> services,
            @Nullable Map<String, Map<String, JsonNode>> offices) {}

    /** How many texts are new. */
    @Schema(name = "Begun")
    record Begun(int services, int offices) {}

    @Transactional
    @RepeatOnConflict
    Begun begin(String authority, Begin begin, Optional<CommandKey> command) {
        return commands.once(
                command, Begun.class, () -> new Begun(services(authority, begin), offices(authority, begin)));
    }

    private int services(String authority, Begin begin) {
        var codes = begin.services() == null ? List.<String>of() : begin.services();
        if (codes.size() > MOST) {
            throw new Refusal(CommonProblem.INVALID_REQUEST).andField("services", "field.length", Map.of("max", MOST));
        }
        if (!codes.isEmpty() && begin.template() == null) {
            throw Refusal.ofField("template", "field.required");
        }
        var begun = 0;
        for (int i = 0; i < codes.size(); i++) {
            var template = TextKey.ofPath(String.valueOf(begin.template()), TextKind.SERVICE, codes.get(i));
            var position = i + 1;
            begun += revisions
                    .find(template)
                    .filter(set -> !set.translations().isEmpty())
                    .filter(set -> takeOver(form(TextKind.SERVICE), set, authority, position))
                    .map(set -> 1)
                    .orElse(0);
        }
        return begun;
    }

    private <T> boolean takeOver(TextForm<T, ?> form, TextSet set, String authority, int position) {
        var texts = new LinkedHashMap<String, T>();
        json.readAll(set, form.type()).forEach((language, text) -> texts.put(language, form.forAnother(text)));
        return store(form, new TextKey(authority, form.kind(), set.key().code()), position, texts);
    }

    private int offices(String authority, Begin begin) {
        var begun = 0;
        var offices = begin.offices() == null ? Map.<String, Map<String, JsonNode>>of() : begin.offices();
        for (var office : offices.entrySet()) {
            var path = "offices." + office.getKey();
            if (!office.getValue().containsKey(Languages.SOURCE)) {
                throw Refusal.ofField(path + "." + Languages.SOURCE, "field.required");
            }
            var key = TextKey.ofPath(authority, TextKind.OFFICE, office.getKey());
            begun += write(form(TextKind.OFFICE), key, path, office.getValue()) ? 1 : 0;
        }
        return begun;
    }

    private <T> boolean write(TextForm<T, ?> form, TextKey key, String path, Map<String, JsonNode> given) {
        var texts = new LinkedHashMap<String, T>();
        given.forEach((tag, node) -> {
            var language = Languages.known(tag).orElseThrow(() -> Refusal.ofField(path + "." + tag, "field.language"));
            texts.put(language, checked(form, path + "." + language + ".", node));
        });
        return store(form, key, 1, texts);
    }

    private <T> T checked(TextForm<T, ?> form, String path, JsonNode node) {
        T text;
        try {
            text = mapper.convertValue(node, form.type());
        } catch (IllegalArgumentException malformed) {
            throw Refusal.ofField(path.substring(0, path.length() - 1), "field.type");
        }
        var refusal = new Refusal(CommonProblem.INVALID_REQUEST);
        var violations = validator.validate(text);
        for (var violation : violations) {
            var constraint = violation.getConstraintDescriptor().getAnnotation();
            refusal.andField(
                    path + violation.getPropertyPath(),
                    constraint instanceof Size ? "field.length" : "field.required",
                    constraint instanceof Size size ? Map.of("max", size.max()) : Map.of());
        }
        if (!violations.isEmpty()) {
            throw refusal;
        }
        return text;
    }

    private <T> boolean store(TextForm<T, ?> form, TextKey key, int position, Map<String, T> texts) {
        var isThere =
                revisions.find(key).map(set -> !set.translations().isEmpty()).orElse(false);
        return !isThere && firstTexts.store(form, key, position, texts);
    }

    private TextForm<?, ?> form(TextKind kind) {
        return forms.stream().filter(form -> form.kind() == kind).findFirst().orElseThrow();
    }
}
