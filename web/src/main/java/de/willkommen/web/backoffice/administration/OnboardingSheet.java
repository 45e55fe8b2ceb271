package de.willkommen.web.backoffice.administration;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.backoffice.administration.Question.Source;
import de.willkommen.web.backoffice.administration.Sheet.Option;
import de.willkommen.web.backoffice.administration.Sheet.Shown;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Wording;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The form for another authority as it stands on the page.
 *
 * @param trouble what was wrong beside the fields; empty when nothing was
 * @param half whether the authority is there already and only its texts are missing
 */
record OnboardingSheet(
        List<Shown> authority,
        List<Shown> office,
        Rows teams,
        List<Offer> services,
        Rows counters,
        Rows openings,
        List<Text> texts,
        List<Shown> administrator,
        Map<String, String> faults,
        String trouble,
        boolean half,
        String formKey) {

    /** Rows of a list; {@code count} travels with the form. */
    record Rows(int count, List<List<Shown>> all) {}

    /** A service of the catalogue. */
    record Offer(Shown offered, List<Shown> fields) {}

    /** The texts about the office in one language; {@code open} when there is something in it. */
    record Text(String tag, String language, String dir, boolean open, List<Shown> fields) {}

    /** Makes the sheet; {@code errors} by the name of the input. */
    static OnboardingSheet of(
            OnboardingForm form,
            JsonNode choices,
            Wording wording,
            Map<String, String> errors,
            String trouble,
            boolean half,
            String formKey) {
        return new Maker(form, choices, wording, errors).sheet(trouble, half, formKey);
    }

    private static final class Maker {

        private final OnboardingForm form;
        private final JsonNode choices;
        private final Wording wording;
        private final Map<String, String> errors;
        private final Map<String, String> faults = new LinkedHashMap<>();

        Maker(OnboardingForm form, JsonNode choices, Wording wording, Map<String, String> errors) {
            this.form = form;
            this.choices = choices;
            this.wording = wording;
            this.errors = errors;
        }

        OnboardingSheet sheet(String trouble, boolean half, String formKey) {
            var once = OnboardingForm.ONCE.stream().map(this::once).toList();
            return new OnboardingSheet(
                    once.subList(0, 4),
                    once.subList(4, 11),
                    rows("teams", 2, this::team),
                    services(),
                    rows("counters", 3, this::counter),
                    rows("openings", 4, this::opening),
                    texts(),
                    once.subList(11, 13),
                    faults,
                    trouble,
                    half,
                    formKey);
        }

        private interface RowMaker {
            List<Shown> row(String start);
        }

        private Rows rows(String list, int usually, RowMaker maker) {
            int count = form.rows(list, usually);
            return new Rows(
                    count,
                    IntStream.range(0, count)
                            .mapToObj(row -> maker.row(list + "." + row + "."))
                            .toList());
        }

        private Shown once(Question question) {
            var path = question.path();
            var label = path.startsWith("office.") && !path.equals("office.code") ? path.substring(7) : path;
            var type = path.equals("opensOn")
                    ? "date"
                    : question.type() == Question.Type.ONE
                            ? "one"
                            : question.type() == Question.Type.SEVERAL ? "several" : "text";
            return field(path, label, type, OnboardingForm.isRequired(question), options(question.source()));
        }

        private List<Shown> team(String start) {
            return List.of(
                    named(start + "code", word("code"), "text", true, null),
                    field(start + "label", "label", "text", true, null));
        }

        private List<Shown> counter(String start) {
            return List.of(
                    field(start + "from", "from", "text", true, null),
                    field(start + "to", "to", "text", false, null),
                    field(start + "room", "rooms.range", "text", false, null),
                    team(start, word("team")));
        }

        private List<Shown> opening(String start) {
            return List.of(
                    field(start + "days", "days", "several", true, days()),
                    field(start + "opensAt", "opensAt", "time", true, null),
                    field(start + "closesAt", "closesAt", "time", true, null),
                    team(start, word("team")));
        }

        private List<Offer> services() {
            return IntStream.range(0, choices.path("catalogue").size())
                    .mapToObj(index -> choices.path("catalogue").get(index))
                    .map(service -> {
                        var start = "services." + service.path("code").asText() + ".";
                        var name = service.path("name").asText();
                        return new Offer(
                                named(start + "offered", name, "flag", true, null),
                                List.of(
                                        ofService(start, "durationMinutes", name, "number"),
                                        ofService(start, "furtherPersonMinutes", name, "number"),
                                        ofService(start, "maxPersons", name, "number"),
                                        ofService(start, "ticketLetter", name, "text"),
                                        team(start, word("team") + ": " + name)));
                    })
                    .toList();
        }

        private Shown ofService(String start, String field, String name, String type) {
            return named(start + field, word(field) + ": " + name, type, true, null);
        }

        private List<Text> texts() {
            return Arrays.stream(Language.values())
                    .map(language -> {
                        var start = "texts." + language.tag() + ".";
                        return new Text(
                                language.tag(),
                                language.ownName(),
                                language.dir(),
                                form.isBegun(language),
                                List.of(
                                        field(start + "name", "office.name", "text", true, null),
                                        field(start + "directions", "directions", "long", true, null),
                                        field(start + "waitingArea", "waitingArea", "long", true, null)));
                    })
                    .toList();
        }

        private Shown team(String start, String label) {
            var teams = new LinkedHashMap<String, String>();
            for (int row = 1; row <= form.rows("teams", 2); row++) {
                teams.put(String.valueOf(row), wording.say("administration.onboarding.team", row));
            }
            return named(start + "team", label, "one", false, teams);
        }

        private Shown field(
                String name, String label, String type, boolean required, @Nullable Map<String, String> options) {
            var field = named(name, word(label), type, required, options);
            var hint = wording.sayIfKnown("administration.hint." + label).orElse("");
            return new Shown(
                    field.id(),
                    name,
                    field.label(),
                    type,
                    field.value(),
                    required,
                    field.options(),
                    hint,
                    field.error());
        }

        private Shown named(
                String name, String label, String type, boolean required, @Nullable Map<String, String> options) {
            var id = name.replace('.', '-');
            var error = errors.getOrDefault(name, "");
            if (!error.isEmpty()) {
                faults.put(id, label + ": " + error);
            }
            return new Shown(id, name, label, type, form.first(name), required, chosen(name, options), "", error);
        }

        private List<Option> chosen(String name, @Nullable Map<String, String> options) {
            return options == null
                    ? List.of()
                    : options.entrySet().stream()
                            .map(option -> new Option(
                                    option.getKey(),
                                    option.getValue(),
                                    form.answer(name).contains(option.getKey())))
                            .toList();
        }

        private Map<String, String> options(Source source) {
            return switch (source) {
                case LAENDER -> Choices.laender(choices.path("laender"), wording);
                case LANGUAGES -> Choices.languages();
                case ACCESSIBILITY -> Choices.accessibility(wording);
                case NONE, TEAMS, COUNTERS, SERVICES, ROOMS, RESOURCE_KINDS, BIRTH_DATE_REASONS, WAYS, MODES ->
                    Map.of();
            };
        }

        private Map<String, String> days() {
            var days = new LinkedHashMap<String, String>();
            OnboardingForm.DAYS.forEach(day -> days.put(
                    day, wording.sayIfKnown("administration.day." + day).orElse(day)));
            return days;
        }

        private String word(String field) {
            return wording.sayIfKnown("administration.field." + field).orElse(field);
        }
    }
}
