package de.willkommen.web.backoffice.administration;

import static de.willkommen.web.backoffice.administration.Question.flag;
import static de.willkommen.web.backoffice.administration.Question.number;
import static de.willkommen.web.backoffice.administration.Question.one;
import static de.willkommen.web.backoffice.administration.Question.perhapsOne;
import static de.willkommen.web.backoffice.administration.Question.several;
import static de.willkommen.web.backoffice.administration.Question.text;
import static de.willkommen.web.backoffice.administration.Question.time;

import de.willkommen.web.backoffice.administration.Question.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of master data, by the word in addresses, with their questions and what a list shows of them. */
enum Kind {
    AUTHORITY("authority", "code", List.of(), text("name"), one("holidayRegion", Source.LAENDER)),
    OFFICES(
            "offices",
            "code",
            List.of("address.street", "address.city", "languages"),
            text("address.street"),
            text("address.postalCode"),
            text("address.city"),
            text("timeZone"),
            several("languages", Source.LANGUAGES),
            several("accessibility", Source.ACCESSIBILITY),
            perhapsOne("birthDateReason", Source.BIRTH_DATE_REASONS),
            number("checkIn.minutesBefore"),
            number("checkIn.minutesAfter"),
            flag("rules.verifiedAddress"),
            number("rules.minimumLeadMinutes"),
            number("rules.horizonDays"),
            time("rules.newDaysAt"),
            number("rules.newDaysSpreadMinutes"),
            number("rules.holdMinutes"),
            number("rules.gridMinutes"),
            number("rules.startEveryMinutes"),
            number("rules.activeBookingsPerAddress"),
            number("rules.activeBookingsPerPerson"),
            number("rules.holdsPerPerson")),
    TEAMS("teams", "code", List.of("label"), text("label"), flag("active")),
    COUNTERS(
            "counters",
            "code",
            List.of("room", "team", "languages"),
            text("room"),
            one("team", Source.TEAMS),
            several("services", Source.SERVICES),
            several("languages", Source.LANGUAGES),
            several("accessibility", Source.ACCESSIBILITY),
            perhapsOne("way", Source.WAYS),
            flag("active")),
    STAFF(
            "staff",
            "subject",
            List.of("team", "counter", "languages"),
            one("team", Source.TEAMS),
            perhapsOne("counter", Source.COUNTERS),
            several("services", Source.SERVICES),
            several("languages", Source.LANGUAGES),
            flag("active")),
    SERVICES(
            "services",
            "code",
            List.of("durationMinutes", "furtherPersonMinutes", "maxPersons", "ticketLetter"),
            number("durationMinutes"),
            number("furtherPersonMinutes"),
            number("maxPersons"),
            text("ticketLetter"),
            number("position"),
            text("leikaKey"),
            several("rooms", Source.ROOMS),
            flag("active")),
    RESOURCES(
            "resources",
            "code",
            List.of("kind", "label", "languages"),
            one("kind", Source.RESOURCE_KINDS),
            text("label"),
            several("languages", Source.LANGUAGES),
            several("modes", Source.MODES),
            several("accessibility", Source.ACCESSIBILITY),
            flag("active"));

    private final String address;
    private final String key;
    private final List<String> columns;
    private final List<Question> questions;

    Kind(String address, String key, List<String> columns, Question... questions) {
        this.address = address;
        this.key = key;
        this.columns = columns;
        this.questions = List.of(questions);
    }

    static Optional<Kind> of(String address) {
        return Arrays.stream(values())
                .filter(kind -> kind.address.equals(address))
                .findFirst();
    }

    /** The word in addresses, and of texts. */
    String address() {
        return address;
    }

    /** The field that names one. */
    String key() {
        return key;
    }

    /** What a list shows beside the key. */
    List<Question> columns() {
        return columns.stream()
                .map(path -> questions.stream()
                        .filter(question -> question.path().equals(path))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    List<Question> questions() {
        return questions;
    }

    /** Whether it can be taken out of use. */
    boolean canRest() {
        return questions.stream().anyMatch(question -> question.path().equals("active"));
    }
}
