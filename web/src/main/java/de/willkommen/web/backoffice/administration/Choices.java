package de.willkommen.web.backoffice.administration;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.backoffice.administration.Question.Source;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Wording;
import de.willkommen.web.office.Offices;
import de.willkommen.web.visit.Visit;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What there is to choose from, code and words for it in the reader's language. */
@RequestScoped
class Choices {

    static final List<String> ACCESSIBILITY = List.of(
            "step-free",
            "lift",
            "accessible-toilet",
            "accessible-parking",
            "induction-loop",
            "tactile-guidance",
            "sign-language",
            "seat",
            "quiet-room",
            "baby-changing");

    private final Records records;
    private final Offices offices;
    private final BackOffice backOffice;
    private final Visit visit;

    Choices(Records records, Offices offices, BackOffice backOffice, Visit visit) {
        this.records = records;
        this.offices = offices;
        this.backOffice = backOffice;
        this.visit = visit;
    }

    Map<String, String> of(Source source) {
        var wording = visit.wording();
        return switch (source) {
            case NONE -> Map.of();
            case TEAMS -> labelled(Kind.TEAMS, "label");
            case COUNTERS -> labelled(Kind.COUNTERS, "code");
            case SERVICES -> services();
            case ROOMS -> rooms();
            case LANGUAGES -> languages();
            case ACCESSIBILITY -> accessibility(wording);
            case LAENDER -> laender(records.laender(), wording);
            case RESOURCE_KINDS -> words(List.of("ROOM", "INTERPRETER"), wording);
            case BIRTH_DATE_REASONS -> words(List.of("FINDING_THE_FILE", "TELLING_APART", "AGE"), wording);
            case WAYS -> words(List.of("LEFT", "AHEAD", "RIGHT", "UP", "DOWN"), wording);
            case MODES -> words(List.of("ON_SITE", "VIDEO"), wording);
        };
    }

    static Map<String, String> languages() {
        var names = new LinkedHashMap<String, String>();
        Arrays.stream(Language.values()).forEach(language -> names.put(language.tag(), language.ownName()));
        return names;
    }

    static Map<String, String> accessibility(Wording wording) {
        var names = new LinkedHashMap<String, String>();
        ACCESSIBILITY.forEach(code ->
                names.put(code, wording.sayIfKnown("common.access." + code).orElse(code)));
        return names;
    }

    static Map<String, String> laender(JsonNode regions, Wording wording) {
        var names = new LinkedHashMap<String, String>();
        regions.forEach(region -> names.put(
                region.path("code").asText(),
                wording.sayIfKnown("administration.land." + region.path("code").asText())
                        .orElse(region.path("name").asText())));
        return names;
    }

    private static Map<String, String> words(List<String> codes, Wording wording) {
        var names = new LinkedHashMap<String, String>();
        codes.forEach(code -> names.put(
                code, wording.sayIfKnown("administration.option." + code).orElse(code)));
        return names;
    }

    private Map<String, String> services() {
        var names = offices.names(backOffice.office());
        var all = new LinkedHashMap<String, String>();
        records.all(Kind.SERVICES).forEach(service -> {
            var code = service.path("code").asText();
            all.put(code, names.getOrDefault(code, code));
        });
        return all;
    }

    private Map<String, String> rooms() {
        var all = new LinkedHashMap<String, String>();
        records.all(Kind.RESOURCES).stream()
                .filter(resource -> resource.path("kind").asText().equals("ROOM"))
                .forEach(room ->
                        all.put(room.path("code").asText(), room.path("label").asText()));
        return all;
    }

    private Map<String, String> labelled(Kind kind, String label) {
        var all = new LinkedHashMap<String, String>();
        records.all(kind).stream()
                .filter(one -> one.path("active").asBoolean())
                .forEach(one ->
                        all.put(one.path("code").asText(), one.path(label).asText()));
        return all;
    }
}
