package de.willkommen.web.search;

import de.willkommen.web.language.Language;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.AppointmentApi.Wanted;
import de.willkommen.web.visit.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody wants an appointment for. It travels in the address from step to step, so that reload, back and a
 * shared link work: {@code service=code} or {@code service=code:persons}, {@code persons} for services that name no
 * number, {@code office}, {@code need}, {@code speaking}.
 *
 * @param services the services, each with the number of people it is for
 * @param offices codes of the offices to look at, or {@link #ANY}; empty for the office the pages are about
 * @param needs what the office must provide, as codes
 * @param speaking the language a clerk or interpreter should speak; empty when that does not matter
 */
public record Wish(List<Wanted> services, List<String> offices, List<String> needs, String speaking) {

    /** In place of an office: every office that offers what is wanted. */
    public static final String ANY = "any";

    private static final int MOST_PERSONS = 9;

    public Wish {
        services = List.copyOf(services);
        offices = List.copyOf(offices);
        needs = List.copyOf(needs);
    }

    /** The wish in the address of this request. */
    public static Wish in(Visit visit) {
        int usual = visit.parameter("persons").map(text -> persons(text, 1)).orElse(1);
        var services = new LinkedHashMap<String, Integer>();
        for (var value : visit.parameters("service")) {
            int colon = value.indexOf(':');
            var code = colon < 0 ? value : value.substring(0, colon);
            if (!code.isBlank()) {
                int persons = visit.parameter("persons-" + code)
                        .map(text -> persons(text, usual))
                        .orElse(colon < 0 ? usual : persons(value.substring(colon + 1), usual));
                services.putIfAbsent(code, persons);
            }
        }
        var needs = visit.parameters("need").stream()
                .filter(code -> !code.isBlank())
                .distinct()
                .toList();
        return new Wish(wanted(services), officesIn(visit), needs, speakingIn(visit));
    }

    private static List<Wanted> wanted(Map<String, Integer> services) {
        return services.entrySet().stream()
                .map(entry -> new Wanted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> officesIn(Visit visit) {
        var named = visit.parameters("office").stream()
                .filter(code -> code.matches("[A-Za-z0-9-]{1,32}"))
                .distinct()
                .toList();
        return named.contains(ANY) ? List.of(ANY) : named;
    }

    /** A tag; {@code true} stands for the language of the page. */
    private static String speakingIn(Visit visit) {
        return visit.parameter("speaking")
                .map(tag -> tag.equals("true") ? visit.language().tag() : tag)
                .flatMap(Language::of)
                .map(Language::tag)
                .orElse("");
    }

    private static int persons(String text, int otherwise) {
        try {
            return Math.max(1, Math.min(MOST_PERSONS, Integer.parseInt(text.strip())));
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    /** The wish as the query of an address. */
    public String query() {
        boolean alike = services.stream().map(Wanted::persons).distinct().count() < 2;
        var query = new StringBuilder("persons=" + (alike ? persons() : 1));
        for (var wanted : services) {
            query.append("&service=").append(Pages.encoded(wanted.code()));
            if (!alike) {
                query.append(':').append(wanted.persons());
            }
        }
        offices.forEach(code -> query.append("&office=").append(Pages.encoded(code)));
        needs.forEach(code -> query.append("&need=").append(Pages.encoded(code)));
        return speaking.isEmpty() ? query.toString() : query + "&speaking=" + speaking;
    }

    /** The same wish at other offices. */
    public Wish at(List<String> others) {
        return new Wish(services, others, needs, speaking);
    }

    /** The same wish, whatever language is spoken. */
    public Wish inAnyLanguage() {
        return new Wish(services, offices, needs, "");
    }

    /** How many people come: as many as the service for most. */
    public int persons() {
        return services.stream().mapToInt(Wanted::persons).max().orElse(1);
    }

    /** How many people a service is wanted for; 1 when it is not wanted. */
    public int personsOf(String service) {
        return services.stream()
                .filter(wanted -> wanted.code().equals(service))
                .mapToInt(Wanted::persons)
                .findFirst()
                .orElse(1);
    }

    public List<String> codes() {
        return services.stream().map(Wanted::code).toList();
    }

    public boolean wants(String service) {
        return codes().contains(service);
    }

    public boolean needs(String need) {
        return needs.contains(need);
    }

    public boolean anywhere() {
        return offices.contains(ANY);
    }

    public boolean speaks(String tag) {
        return Objects.equals(speaking, tag);
    }
}
