package de.willkommen.appointment.availability;

import de.willkommen.appointment.office.OfferedService;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a wish of what a request names, by the services the office offered at the last look. */
@ApplicationScoped
public class Wishes {

    private static final int MOST_SERVICES = 5;

    private final ScheduleIndex index;

    Wishes(ScheduleIndex index) {
        this.index = index;
    }

    /**
     * A service as it was asked for.
     *
     * @param codeField name of the field that holds the code, for refusals
     * @param personsField name of the field that holds the number of persons
     */
    public record Asked(@Nullable String code, int persons, String codeField, String personsField) {}

    /**
     * The wish.
     *
     * @param listField name of the field that holds the services
     * @throws Refusal 400 naming the fields, for services the office does not offer, twice the same, or too many people
     */
    public Wish of(
            Office office, String listField, List<Asked> asked, Set<String> accessNeeds, @Nullable String language) {
        if (asked.isEmpty()) {
            throw Refusal.ofField(listField, "field.required");
        }
        if (asked.size() > MOST_SERVICES) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField(listField, "field.too-many", Map.of("max", MOST_SERVICES));
        }
        var offered = index.schedule(office.code()).map(OfficeSchedule::services).orElse(List.of()).stream()
                .collect(Collectors.toMap(OfferedService::code, Function.identity()));
        var wrong = new Refusal(CommonProblem.INVALID_REQUEST);
        var isWrong = false;
        var seen = new HashSet<String>();
        var parts = new ArrayList<Wish.Part>();
        for (var each : asked) {
            var service = each.code() == null ? null : offered.get(each.code());
            if (service == null) {
                isWrong = true;
                wrong.andField(each.codeField(), each.code() == null ? "field.required" : "field.unknown", Map.of());
            } else if (!seen.add(service.code())) {
                isWrong = true;
                wrong.andField(each.codeField(), "field.twice", Map.of());
            } else if (each.persons() < 1 || each.persons() > service.maxPersons()) {
                isWrong = true;
                wrong.andField(each.personsField(), "field.number", Map.of("min", 1, "max", service.maxPersons()));
            } else {
                parts.add(new Wish.Part(service.code(), each.persons(), service.minutesFor(each.persons())));
            }
        }
        if (isWrong) {
            throw wrong;
        }
        return new Wish(office, List.copyOf(parts), Set.copyOf(accessNeeds), language, null, Channel.PUBLIC);
    }
}
