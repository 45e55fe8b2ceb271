package de.willkommen.appointment.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.willkommen.events.CounterTextPublished;
import de.willkommen.events.OfficeTextPublished;
import de.willkommen.events.ServiceTextPublished;
import de.willkommen.kit.problem.Languages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts for one answer, each in the language nearest to the reader's; remembers which languages were delivered. */
public final class Texts {

    private final ObjectMapper json;
    private final Map<String, JsonNode> byKey;
    private final List<String> languages;
    private final Set<String> delivered = new LinkedHashSet<>();

    Texts(ObjectMapper json, Map<String, JsonNode> byKey, List<String> languages) {
        this.json = json;
        this.byKey = Map.copyOf(byKey);
        this.languages = languages;
    }

    /** The text about a service, when one was published. */
    public Optional<ServiceTextPublished.Text> service(String code) {
        return text(PublishedTexts.SERVICE, code, ServiceTextPublished.Text.class);
    }

    /** Name of the service; its code until one was published. */
    public String serviceName(String code) {
        return service(code).map(ServiceTextPublished.Text::name).orElse(code);
    }

    /** What to bring for all these services, each document once. */
    public List<String> documents(Collection<String> services) {
        return services.stream()
                .flatMap(code -> service(code).stream())
                .flatMap(text -> text.documents().stream())
                .distinct()
                .toList();
    }

    /** The text about an office. */
    public Optional<OfficeTextPublished.Text> office(String code) {
        return text(PublishedTexts.OFFICE, code, OfficeTextPublished.Text.class);
    }

    /** Name of the office; its code until one was published. */
    public String officeName(String code) {
        return office(code).map(OfficeTextPublished.Text::name).orElse(code);
    }

    /** The way to the office and on to the counter, as far as somebody has described it. */
    public Optional<String> directions(String office, @Nullable String counter) {
        var way = Stream.concat(
                        office(office).map(OfficeTextPublished.Text::directions).stream(),
                        Optional.ofNullable(counter)
                                .flatMap(code -> text(PublishedTexts.COUNTER, code, CounterTextPublished.Text.class))
                                .map(CounterTextPublished.Text::directions)
                                .stream())
                .toList();
        return way.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", way));
    }

    /** What {@code Content-Language} has to say: the languages delivered so far. */
    public String contentLanguage() {
        return delivered.isEmpty() ? languages.get(0) : String.join(", ", delivered);
    }

    private <T> Optional<T> text(String kind, String code, Class<T> type) {
        var stored = byKey.get(kind + "/" + code);
        if (stored == null) {
            return Optional.empty();
        }
        try {
            var available = new ArrayList<String>();
            stored.fieldNames().forEachRemaining(available::add);
            if (available.isEmpty()) {
                return Optional.empty();
            }
            var nearest = Languages.nearest(languages, available);
            var language = available.contains(nearest) ? nearest : available.get(0);
            delivered.add(language);
            return Optional.of(read(stored.get(language), type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored text of " + kind + " " + code + " is unreadable", e);
        }
    }

    private <T> T read(JsonNode text, Class<T> type) throws JsonProcessingException {
        return json.treeToValue(text, type);
    }
}
