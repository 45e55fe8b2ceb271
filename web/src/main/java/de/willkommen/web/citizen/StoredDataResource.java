package de.willkommen.web.citizen;

import com.fasterxml.jackson.databind.JsonNode;
import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Language;
import de.willkommen.web.language.Wording;
import de.willkommen.web.link.HolderKeys;
import de.willkommen.web.link.Purpose;
import de.willkommen.web.page.Page;
import de.willkommen.web.page.Pages;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.visit.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What is stored about somebody: to be seen, taken along, and deleted. */
@Path("/{language}/bookings/{id}/data")
@PermitAll
public class StoredDataResource {

    private final Pages pages;
    private final Visit visit;
    private final Services services;
    private final HolderKeys keys;

    StoredDataResource(Pages pages, Visit visit, Services services, HolderKeys keys) {
        this.pages = pages;
        this.visit = visit;
        this.services = services;
        this.keys = keys;
    }

    @CheckedTemplate(basePath = "citizen")
    static class Templates {
        static native TemplateInstance data(Page page, UUID id, List<Part> parts);

        static native TemplateInstance erase(Page page, UUID id, String trouble);
    }

    /** A group of stored values with a heading; the first group has none. */
    record Part(String heading, List<Line> lines) {}

    /** A stored value and what it is. */
    record Line(String label, String value) {}

    /** Everything that is stored. */
    @GET
    public Response show(@RestPath UUID id) {
        var key = keys.opening(id);
        var stored = services.appointments().ask(api -> api.data(id, key));
        return pages.show(Templates.data(pages.page(), id, parts(stored, visit.wording())));
    }

    /** Asks whether everything is really to be deleted, and says what follows. */
    @GET
    @Path("delete")
    public Response askToErase(@RestPath UUID id) {
        keys.opening(id);
        return pages.show(Templates.erase(pages.page(), id, ""));
    }

    /** Cancels what is still ahead and deletes at once. */
    @POST
    @Path("delete")
    public Response erase(@RestPath UUID id) {
        var key = keys.opening(id);
        try {
            services.appointments().ask(api -> {
                api.erase(id, key);
                return id;
            });
        } catch (Refused refused) {
            if (refused.status() != 409) {
                throw refused;
            }
            return pages.show(
                    409, Templates.erase(pages.page(), id, refused.problem().detail()));
        }
        return Pages.go(
                "/" + visit.language().tag() + "/find?done=erased",
                keys.forget(Purpose.BOOKING, id),
                keys.forget(Purpose.CANCEL, id),
                keys.forget(Purpose.VERIFY, id));
    }

    /** Plain values first, then a part for each value that has parts of its own. */
    static List<Part> parts(JsonNode stored, Wording wording) {
        var plain = new ArrayList<Line>();
        var parts = new ArrayList<Part>();
        stored.properties().forEach(entry -> {
            var name = entry.getKey();
            var value = entry.getValue();
            if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
                return;
            }
            if (value.isObject() || (value.isArray() && value.get(0).isContainerNode())) {
                var lines = new ArrayList<Line>();
                flatten(name, value, lines, wording);
                parts.add(new Part(label(name, wording), lines));
            } else {
                plain.add(new Line(label(name, wording), text(name, value, wording)));
            }
        });
        parts.add(0, new Part("", plain));
        return parts;
    }

    private static void flatten(String name, JsonNode value, List<Line> lines, Wording wording) {
        if (value.isObject()) {
            value.properties().forEach(entry -> flatten(entry.getKey(), entry.getValue(), lines, wording));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isContainerNode()) {
            value.forEach(entry -> flatten(name, entry, lines, wording));
        } else if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
            lines.add(new Line(label(name, wording), text(name, value, wording)));
        }
    }

    private static String text(String name, JsonNode value, Wording wording) {
        if (value.isArray()) {
            var texts = new ArrayList<String>();
            value.forEach(entry -> texts.add(text(name, entry, wording)));
            return String.join(", ", texts);
        }
        var text = value.asText();
        return switch (name) {
            case "language", "spokenLanguage" ->
                Language.of(text).map(Language::ownName).orElse(text);
            case "accessNeeds" -> wording.sayIfKnown("common.need." + text).orElse(text);
            // What people wrote themselves is no word of ours, even where it looks like one.
            case "givenName", "familyName", "email", "text", "name" -> text;
            default -> momentOrWord(text, wording);
        };
    }

    private static String momentOrWord(String text, Wording wording) {
        try {
            return new Dates(wording.spoken(), ZoneId.of("Europe/Berlin")).moment(OffsetDateTime.parse(text));
        } catch (DateTimeParseException noMoment) {
            return wording.sayIfKnown("citizen.data.value." + text).orElse(text);
        }
    }

    /** A name in our words where we have one: the service may also send it in the reader's language already. */
    private static String label(String name, Wording wording) {
        return wording.sayIfKnown("citizen.data.name." + name).orElse(name);
    }
}
