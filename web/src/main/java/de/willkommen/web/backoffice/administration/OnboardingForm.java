package de.willkommen.web.backoffice.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.willkommen.web.backoffice.administration.Question.Source;
import de.willkommen.web.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody typed into the form for another authority. Rows that were left empty are not sent; the numbers of those
 * that were are kept, so that what is wrong with the second of a list stands beside the row it was typed in.
 */
final class OnboardingForm {

    static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** The fields that come once. */
    static final List<Question> ONCE = List.of(
            Question.text("code"),
            Question.text("name"),
            Question.text("referencePrefix"),
            Question.one("holidayRegion", Source.LAENDER),
            Question.text("office.code"),
            Question.text("office.address.street"),
            Question.text("office.address.postalCode"),
            Question.text("office.address.city"),
            Question.text("office.timeZone"),
            Question.several("office.languages", Source.LANGUAGES),
            Question.several("office.accessibility", Source.ACCESSIBILITY),
            Question.text("opensOn"),
            Question.text("administrator.subject"));

    private static final Set<String> OPTIONAL = Set.of("referencePrefix", "opensOn");

    private static final List<Question> TEAM = List.of(Question.text("code"), Question.text("label"));
    private static final List<Question> SERVICE = List.of(
            Question.number("durationMinutes"),
            Question.number("furtherPersonMinutes"),
            Question.number("maxPersons"),
            Question.text("ticketLetter"));
    private static final List<Question> COUNTER =
            List.of(Question.text("from"), Question.text("to"), Question.text("room"));
    private static final List<Question> OPENING =
            List.of(Question.several("days", Source.NONE), Question.time("opensAt"), Question.time("closesAt"));

    private final Map<String, List<String>> sent;
    private final JsonNode choices;
    private final Map<String, String> names = new LinkedHashMap<>();

    OnboardingForm(Map<String, List<String>> sent, JsonNode choices) {
        this.sent = sent;
        this.choices = choices;
    }

    /** An empty form, with what is usual filled in. */
    static OnboardingForm empty(JsonNode choices) {
        var usual = new LinkedHashMap<String, List<String>>();
        usual.put("office.timeZone", List.of("Europe/Berlin"));
        usual.put("office.languages", List.of("de", "en"));
        usual.put("openings.0.days", List.of("MO", "TU", "WE", "TH", "FR"));
        usual.put("openings.0.opensAt", List.of("08:00"));
        usual.put("openings.0.closesAt", List.of("12:00"));
        choices.path("catalogue").forEach(service -> {
            var row = "services." + service.path("code").asText() + ".";
            SERVICE.forEach(question -> usual.put(row + question.path(), question.answer(service)));
        });
        return new OnboardingForm(usual, choices);
    }

    List<String> answer(String name) {
        return sent.getOrDefault(name, List.of());
    }

    String first(String name) {
        var answer = answer(name);
        return answer.isEmpty() ? "" : answer.get(0).strip();
    }

    /** How many rows a list has on the page: those it had, and two more when they were asked for. */
    int rows(String list, int usually) {
        var given = first("rows." + list);
        int had = given.matches("\\d{1,2}") ? Math.max(usually, Integer.parseInt(given)) : usually;
        return first("more").equals(list) ? Math.min(had + 2, 60) : had;
    }

    /** Whether only more rows were asked for. */
    boolean wantsMore() {
        return !first("more").isEmpty();
    }

    /** The request for appointment-service. Afterwards {@link #nameOf} knows which field of it was typed where. */
    ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode();
        ONCE.forEach(question -> question.put(answer(question.path()), body));
        var teams = new LinkedHashMap<String, String>();
        for (int row = 0; row < rows("teams", 2); row++) {
            if (put(body, "teams", "teams." + row + ".", TEAM)) {
                teams.put(String.valueOf(row + 1), first("teams." + row + ".code"));
            }
        }
        for (var service : choices.path("catalogue")) {
            var row = "services." + service.path("code").asText() + ".";
            if (first(row + "offered").equals("true")) {
                put(body, "services", row, SERVICE);
                var entry = last(body, "services");
                entry.put("code", service.path("code").asText());
                entry.put("leikaKey", service.path("leikaKey").asText());
                putTeam(entry, row, teams);
            }
        }
        for (int row = 0; row < rows("counters", 3); row++) {
            if (put(body, "counters", "counters." + row + ".", COUNTER)) {
                putTeam(last(body, "counters"), "counters." + row + ".", teams);
            }
        }
        for (int row = 0; row < rows("openings", 4); row++) {
            if (put(body, "openings", "openings." + row + ".", OPENING)) {
                putTeam(last(body, "openings"), "openings." + row + ".", teams);
            }
        }
        return body;
    }

    /** The request for content-service. */
    ObjectNode texts() {
        var texts = JsonNodeFactory.instance.objectNode();
        texts.put("template", choices.path("template").asText());
        var services = texts.putArray("services");
        choices.path("catalogue").forEach(service -> {
            if (first("services." + service.path("code").asText() + ".offered").equals("true")) {
                services.add(service.path("code").asText());
            }
        });
        var office = texts.putObject("offices").putObject(first("office.code"));
        for (var language : Language.values()) {
            if (isBegun(language)) {
                var text = office.putObject(language.tag());
                textFields(language).forEach(name -> text.put(name.substring(name.lastIndexOf('.') + 1), first(name)));
            }
        }
        return texts;
    }

    /** Everything that has to be filled in and is not, so that one look shows it all. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        ONCE.stream()
                .filter(question -> isRequired(question) && question.type() != Question.Type.SEVERAL)
                .map(Question::path)
                .filter(path -> first(path).isEmpty())
                .forEach(missing::add);
        missing.addAll(missingTexts());
        return missing;
    }

    static boolean isRequired(Question question) {
        return !OPTIONAL.contains(question.path());
    }

    /** Fields of texts that are missing: German is needed, in other languages all of it or nothing. */
    private List<String> missingTexts() {
        var missing = new ArrayList<String>();
        for (var language : Language.values()) {
            if (isBegun(language)) {
                textFields(language).stream()
                        .filter(name -> first(name).isEmpty())
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    boolean isBegun(Language language) {
        return language == Language.GERMAN
                || textFields(language).stream().anyMatch(name -> !first(name).isEmpty());
    }

    static List<String> textFields(Language language) {
        return List.of(
                "texts." + language.tag() + ".name",
                "texts." + language.tag() + ".directions",
                "texts." + language.tag() + ".waitingArea");
    }

    /** The name of the input where a field of the requests was typed. */
    String nameOf(String path) {
        var whole = path.replaceAll("\\[\\d+]$", "");
        if (whole.startsWith("offices.")) {
            return "texts." + whole.substring(whole.indexOf('.', "offices.".length()) + 1);
        }
        var row = whole.replaceAll("].*", "]");
        return switch (whole) {
            case "teams" -> "teams.0.code";
            case "counters" -> "counters.0.from";
            case "openings" -> "openings.0.opensAt";
            case "services" ->
                "services." + choices.path("catalogue").path(0).path("code").asText() + ".offered";
            default -> {
                var start = names.get(row);
                var field = whole.substring(Math.min(whole.length(), row.length() + 1));
                yield start == null
                        ? whole
                        : start + (field.equals("code") && row.startsWith("services") ? "offered" : field);
            }
        };
    }

    /** Adds a row to a list unless nothing was typed into it. */
    private boolean put(ObjectNode body, String list, String row, List<Question> questions) {
        if (questions.stream().allMatch(question -> first(row + question.path()).isEmpty())) {
            return false;
        }
        var entries = body.withArray("/" + list);
        names.put(list + "[" + entries.size() + "]", row);
        var entry = entries.addObject();
        questions.forEach(question -> question.put(answer(row + question.path()), entry));
        return true;
    }

    private void putTeam(ObjectNode entry, String row, Map<String, String> teams) {
        var code = teams.getOrDefault(first(row + "team"), "");
        if (!code.isEmpty()) {
            entry.put("team", code);
        }
    }

    private static ObjectNode last(ObjectNode body, String list) {
        var entries = body.withArray("/" + list);
        return (ObjectNode) entries.get(entries.size() - 1);
    }
}
