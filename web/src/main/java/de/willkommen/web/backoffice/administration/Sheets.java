package de.willkommen.web.backoffice.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.web.backoffice.administration.Question.Source;
import de.willkommen.web.backoffice.administration.Sheet.Difference;
import de.willkommen.web.backoffice.administration.Sheet.Group;
import de.willkommen.web.backoffice.administration.Sheet.Option;
import de.willkommen.web.backoffice.administration.Sheet.Shown;
import de.willkommen.web.language.Wording;
import de.willkommen.web.visit.Visit;
import jakarta.enterprise.context.RequestScoped;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns questions and answers into sheets, and sheets that were sent into JSON. */
@RequestScoped
class Sheets {

    private final Choices choices;
    private final Visit visit;
    private final Map<Source, Map<String, String>> known = new EnumMap<>(Source.class);

    Sheets(Choices choices, Visit visit) {
        this.choices = choices;
        this.visit = visit;
    }

    /** The answers as they are stored. */
    static Map<String, List<String>> answers(Kind kind, JsonNode entry) {
        var answers = new LinkedHashMap<String, List<String>>();
        kind.questions().forEach(question -> answers.put(question.path(), question.answer(entry)));
        return answers;
    }

    /** The body of a change. */
    static ObjectNode body(Kind kind, Map<String, List<String>> answers) {
        var body = JsonNodeFactory.instance.objectNode();
        kind.questions().forEach(question -> question.put(answers.getOrDefault(question.path(), List.of()), body));
        return body;
    }

    /** The sheet for these answers; {@code errors} by path, list items with their number behind. */
    Sheet sheet(
            Kind kind,
            String code,
            long revision,
            Map<String, List<String>> answers,
            String trouble,
            Map<String, String> errors,
            List<Difference> theirs,
            int ahead) {
        var byField = new LinkedHashMap<String, String>();
        errors.forEach((path, why) -> byField.putIfAbsent(path.replaceAll("\\[\\d+].*", ""), why));
        var groups = new LinkedHashMap<String, List<Shown>>();
        if (revision == 0) {
            var key = Question.text("code");
            groups.computeIfAbsent("", any -> new ArrayList<>()).add(shown(key, kind.key(), answers, byField));
        }
        for (var question : kind.questions()) {
            groups.computeIfAbsent(question.group(), any -> new ArrayList<>())
                    .add(shown(question, question.path(), answers, byField));
        }
        var list = groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
        return new Sheet(kind.address(), title(kind, code, answers), code, revision, list, trouble, theirs, ahead);
    }

    /** What is different between what was typed and what is stored now. */
    List<Difference> differences(Kind kind, Map<String, List<String>> mine, Map<String, List<String>> theirs) {
        return kind.questions().stream()
                .filter(question -> !inWords(question, mine).equals(inWords(question, theirs)))
                .map(question ->
                        new Difference(word(question.path()), inWords(question, mine), inWords(question, theirs)))
                .toList();
    }

    /** An answer as people read it. */
    String inWords(Question question, Map<String, List<String>> answers) {
        var answer = answers.getOrDefault(question.path(), List.of());
        if (question.type() == Question.Type.FLAG) {
            return answer.isEmpty()
                    ? visit.wording().say("administration.no")
                    : visit.wording().say("administration.yes");
        }
        if (question.source() == Source.NONE) {
            return String.join(", ", answer);
        }
        var names = choices(question.source());
        return (question.type() == Question.Type.SEVERAL
                        ? names.keySet().stream().filter(answer::contains)
                        : answer.stream())
                .map(code -> apart(names.getOrDefault(code, code)))
                .collect(Collectors.joining(", "));
    }

    /** Names in scripts that run the other way keep their order in a list. */
    private static String apart(String name) {
        return Bidi.requiresBidi(name.toCharArray(), 0, name.length()) ? "\u2068" + name + "\u2069" : name;
    }

    private Shown shown(
            Question question, String label, Map<String, List<String>> answers, Map<String, String> errors) {
        Wording wording = visit.wording();
        var answer = answers.getOrDefault(question.path(), List.of());
        return new Shown(
                question.id(),
                question.path(),
                word(label),
                type(question.type()),
                answer.isEmpty() ? "" : answer.get(0),
                question.type() != Question.Type.PERHAPS_ONE,
                options(question, answer),
                wording.sayIfKnown("administration.hint." + label).orElse(""),
                errors.getOrDefault(question.path(), ""));
    }

    /** What a field is called. */
    String word(String field) {
        return visit.wording().sayIfKnown("administration.field." + field).orElse(field);
    }

    private List<Option> options(Question question, List<String> answer) {
        if (question.source() == Source.NONE) {
            return List.of();
        }
        var names = new LinkedHashMap<>(choices(question.source()));
        // What was chosen and is out of use by now stays to be seen.
        answer.stream().filter(code -> !code.isEmpty()).forEach(code -> names.putIfAbsent(code, code));
        return names.entrySet().stream()
                .map(name -> new Option(name.getKey(), name.getValue(), answer.contains(name.getKey())))
                .toList();
    }

    private Map<String, String> choices(Source source) {
        return known.computeIfAbsent(source, choices::of);
    }

    /** What one of them is called, in a heading. */
    String title(Kind kind, String code, Map<String, List<String>> answers) {
        var name =
                switch (kind) {
                    case AUTHORITY ->
                        answers.getOrDefault("name", List.of()).stream()
                                .findFirst()
                                .orElse(code);
                    case SERVICES -> choices(Source.SERVICES).getOrDefault(code, code);
                    case TEAMS, RESOURCES ->
                        answers.getOrDefault("label", List.of()).stream()
                                .findFirst()
                                .orElse(code);
                    case OFFICES, COUNTERS, STAFF -> code;
                };
        return name.isEmpty() ? code : name;
    }

    private static String type(Question.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case TIME -> "time";
            case FLAG -> "flag";
            case ONE, PERHAPS_ONE -> "one";
            case SEVERAL -> "several";
        };
    }
}
