package de.willkommen.web.citizen;

import de.willkommen.web.page.Pages;
import java.util.List;

/**
 * What somebody wants an appointment for. It travels in the address from step to step, so that reload, back and a
 * shared link work.
 *
 * @param services codes of the services
 * @param persons for how many people
 * @param needs what the office must provide, as codes
 * @param speaking whether a clerk or interpreter who speaks the page's language is wished for
 */
record Wish(List<String> services, int persons, List<String> needs, boolean speaking) {

    private static final int MOST_PERSONS = 9;

    Wish {
        services = services.stream().filter(code -> !code.isBlank()).distinct().toList();
        persons = Math.max(1, Math.min(MOST_PERSONS, persons));
        needs = List.copyOf(needs);
    }

    /** The wish as the query of an address. */
    public String query() {
        var query = new StringBuilder("persons=" + persons);
        services.forEach(code -> query.append("&service=").append(Pages.encoded(code)));
        needs.forEach(code -> query.append("&need=").append(Pages.encoded(code)));
        return speaking ? query.append("&speaking=true").toString() : query.toString();
    }

    public boolean wants(String service) {
        return services.contains(service);
    }

    public boolean needs(String need) {
        return needs.contains(need);
    }
}
