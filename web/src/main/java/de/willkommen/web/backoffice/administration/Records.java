package de.willkommen.web.backoffice.administration;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.backoffice.BackOffice;
import de.willkommen.web.upstream.AdministrationApi;
import de.willkommen.web.upstream.Services;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The master data of the office the person works for, as appointment-service has them. */
@RequestScoped
class Records {

    private final Services services;
    private final BackOffice backOffice;
    private final Map<Kind, List<JsonNode>> read = new HashMap<>();

    Records(Services services, BackOffice backOffice) {
        this.services = services;
        this.backOffice = backOffice;
    }

    /** All of a kind, those out of use too. */
    List<JsonNode> all(Kind kind) {
        if (!read.containsKey(kind)) {
            var authority = backOffice.authority();
            var found = ask(api -> switch (kind) {
                case AUTHORITY -> throw new NotFoundException();
                case OFFICES -> api.offices(authority);
                case TEAMS, COUNTERS, STAFF, SERVICES, RESOURCES ->
                    api.entries(authority, backOffice.office(), kind.address());
            });
            var list = new ArrayList<JsonNode>();
            found.forEach(list::add);
            read.put(kind, List.copyOf(list));
        }
        return read.getOrDefault(kind, List.of());
    }

    JsonNode one(Kind kind, String code) {
        var authority = backOffice.authority();
        return ask(api -> switch (kind) {
            case AUTHORITY -> api.authority(code);
            case OFFICES -> api.office(authority, code);
            case TEAMS, COUNTERS, STAFF, SERVICES, RESOURCES ->
                api.entry(authority, backOffice.office(), kind.address(), code);
        });
    }

    /** Stores it; {@code revision} is the one that was seen, 0 for something new. */
    JsonNode put(Kind kind, String code, long revision, JsonNode body) {
        var authority = backOffice.authority();
        @Nullable String seen = revision == 0 ? null : "\"" + revision + "\"";
        @Nullable String none = revision == 0 ? "*" : null;
        return ask(api -> switch (kind) {
            case AUTHORITY -> api.putAuthority(code, seen, body);
            case OFFICES -> api.putOffice(authority, code, seen, none, body);
            case TEAMS, COUNTERS, STAFF, SERVICES, RESOURCES ->
                api.putEntry(authority, backOffice.office(), kind.address(), code, seen, none, body);
        });
    }

    /** Länder and towns with holidays of their own. */
    JsonNode laender() {
        return ask(api -> api.laender(backOffice.authority()));
    }

    private JsonNode ask(Function<AdministrationApi, JsonNode> question) {
        return services.administration().ask(question);
    }
}
