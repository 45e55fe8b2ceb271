package de.willkommen.web.platform;

import de.willkommen.web.platform.Platform.Answer;
import de.willkommen.web.platform.Platform.Asked;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * appointment-service: offices and free times. {@code integration-course} has nothing free; the office in Halle asks for
 * dates of birth and has fewer services.
 */
public final class Appointments {

    /** A name that tries to be HTML. */
    public static final String HOSTILE = "<script>alert('x')</script> & \"Söhne\"";

    /** The token of somebody whose authority has two offices. */
    public static final String WITH_TWO_OFFICES = "Bearer with-two-offices";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    void install(Platform platform) {
        platform.on(
                "GET /api/v1/offices",
                (asked, path) -> Answer.ok(
                        asked.header("Authorization").equals(WITH_TWO_OFFICES)
                                ? List.of(office(asked), secondOffice(asked))
                                : List.of(halle(asked), office(asked))));
        platform.on("GET /api/v1/offices/HAL-ABH", (asked, path) -> Answer.ok(halle(asked)));
        platform.on("GET /api/v1/offices/MD-ABH", (asked, path) -> Answer.ok(office(asked)));
        platform.on(
                "GET /api/v1/offices/(MD-ABH|HAL-ABH|MD-EIN|MD-SUED)/services",
                (asked, path) -> Answer.ok(Words.SERVICES.keySet().stream()
                        .filter(code -> !path.group(1).equals("HAL-ABH") || code.startsWith("residence-"))
                        .map(code -> Map.of(
                                "code",
                                code,
                                "name",
                                Words.service(code, asked.language()),
                                "leikaKey",
                                "99010001001000",
                                "durationMinutes",
                                30,
                                "maxPersons",
                                5,
                                "documents",
                                Words.documents(asked.language())))
                        .toList()));
        platform.on(
                "GET /api/v1/offices/MD-ABH/counters",
                (asked, path) -> Answer.ok(List.of(counter("101"), counter("102"), counter("104"))));
        platform.on(
                "GET /api/v1/staff/me",
                (asked, path) -> Answer.ok(Map.of(
                        "subject", "s",
                        "authority", "MD",
                        "office", "MD-ABH",
                        "team", "residence",
                        "services", List.copyOf(Words.SERVICES.keySet()),
                        "languages", List.of("de", "en"),
                        "roles", List.of("clerk"))));
        platform.on("GET /api/v1/slots", (asked, path) -> slots(asked));
    }

    private static Answer slots(Asked asked) {
        var from = LocalDate.parse(asked.parameters("from").get(0));
        var to = LocalDate.parse(asked.parameters("to").get(0));
        if (asked.parameters("persons").stream().anyMatch(number -> Integer.parseInt(number) > 5)) {
            return Answer.problem(
                    400,
                    "invalid-request",
                    "Bitte prüfen.",
                    Map.of("errors", List.of(Map.of("field", "persons", "detail", "Höchstens 5 Personen."))));
        }
        var offices = asked.parameters("office");
        var answer = new LinkedHashMap<String, Object>();
        var slots = new ArrayList<Map<String, String>>();
        if (!asked.parameters("service").contains("integration-course")) {
            for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    for (var time : times(asked)) {
                        var start = day.atTime(time).atZone(BERLIN).toOffsetDateTime();
                        offices.forEach(office -> slots.add(Map.of(
                                "start",
                                start.toString(),
                                "end",
                                start.plusMinutes(30).toString(),
                                "office",
                                office)));
                    }
                }
            }
        } else {
            answer.put("nextFrom", to.plusDays(20).toString());
        }
        answer.put("slots", slots);
        answer.put("searchedFrom", from.toString());
        answer.put("searchedTo", to.toString());
        return Answer.ok(answer);
    }

    /** What is held back is in the afternoon; who speaks another language comes at ten. */
    private static List<LocalTime> times(Asked asked) {
        var from = LocalTime.of(asked.parameters("language").isEmpty() ? 8 : 10, 0);
        var until = LocalTime.of(12, 0);
        if (!asked.parameters("channel").isEmpty()) {
            from = LocalTime.of(13, 0);
            until = LocalTime.of(14, 0);
        }
        var times = new ArrayList<LocalTime>();
        for (var time = from; time.isBefore(until); time = time.plusMinutes(20)) {
            times.add(time);
        }
        return times;
    }

    private static Map<String, Object> counter(String code) {
        var counter = new LinkedHashMap<String, Object>(Map.of(
                "code",
                code,
                "room",
                "1." + code.substring(1),
                "team",
                "residence",
                "services",
                List.copyOf(Words.SERVICES.keySet()),
                "languages",
                List.of("de", "en"),
                "accessibility",
                List.of("step-free")));
        if (code.equals("104")) {
            counter.put("way", "LEFT");
        }
        return counter;
    }

    private static Map<String, Object> halle(Asked asked) {
        var halle = new LinkedHashMap<>(office(asked));
        halle.put("code", "HAL-ABH");
        halle.put("authority", "HAL");
        halle.put(
                "name",
                Words.pick(
                        List.of("Ausländerbehörde Halle", "Immigration Office Halle", "دائرة الأجانب في هاله"),
                        asked.language()));
        halle.put(
                "openings",
                List.of(Map.of("date", LocalDate.now(BERLIN).toString(), "opensAt", "00:00", "closesAt", "00:00")));
        halle.put("asks", Map.of("birthDate", Map.of("reason", "FINDING_THE_FILE")));
        return halle;
    }

    private static Map<String, Object> secondOffice(Asked asked) {
        var second = new LinkedHashMap<>(office(asked));
        second.put("code", "MD-EIN");
        second.put("name", "Einbürgerungsbehörde");
        return second;
    }

    private static Map<String, Object> office(Asked asked) {
        var now = ZonedDateTime.now(BERLIN);
        var openings = new ArrayList<Map<String, String>>();
        for (int i = 0; i < 7; i++) {
            var day = now.toLocalDate().plusDays(i);
            if (day.getDayOfWeek().getValue() < 6) {
                openings.add(Map.of("date", day.toString(), "opensAt", "08:00", "closesAt", "12:00"));
            }
            if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
                openings.add(Map.of("date", day.toString(), "opensAt", "14:00", "closesAt", "17:30"));
            }
        }
        return Map.of(
                "code", "MD-ABH",
                "name",
                        Words.pick(
                                List.of(
                                        "Ausländerbehörde Magdeburg",
                                        "Immigration Office Magdeburg",
                                        "دائرة الأجانب في ماغديبورغ"),
                                asked.language()),
                "address", Map.of("street", "Breiter Weg 222", "postalCode", "39104", "city", "Magdeburg"),
                "timeZone", "Europe/Berlin",
                "now", now.toOffsetDateTime().toString(),
                "languages", List.of("de", "en", "ar"),
                "accessibility", List.of("step-free", "lift"),
                "authority", "MD",
                "directions",
                        Words.pick(
                                List.of(
                                        "Haltestelle Alter Markt, Eingang neben dem Café.",
                                        "Stop Alter Markt, entrance next to the café.",
                                        "محطة Alter Markt، المدخل بجانب المقهى."),
                                asked.language()),
                "openings", openings);
    }
}
