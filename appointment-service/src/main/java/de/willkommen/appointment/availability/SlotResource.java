package de.willkommen.appointment.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The free times of an office. */
@Path("/api/v1/slots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Slots")
public class SlotResource {

    private static final int MOST_DAYS = 62;
    private static final int USUAL_DAYS = 14;
    private static final List<String> STAFF = List.of("clerk", "lead", "admin");

    private static final int MOST_OFFICES = 10;

    private final Wishes wishes;
    private final SlotFinder finder;
    private final ScheduleIndex index;
    private final Caller caller;

    SlotResource(Wishes wishes, SlotFinder finder, ScheduleIndex index, Caller caller) {
        this.wishes = wishes;
        this.finder = finder;
        this.index = index;
        this.caller = caller;
    }

    /**
     * A free time.
     *
     * @param office where, when several offices were asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FreeSlot(
            OffsetDateTime start,
            OffsetDateTime end,
            @Nullable String office) {

        /** The slot by the office's clock. */
        public static FreeSlot of(Slot slot, Office office) {
            return new FreeSlot(office.local(slot.start()), office.local(slot.end()), null);
        }

        private FreeSlot at(Office place) {
            return new FreeSlot(start, end, place.code());
        }
    }

    /**
     * What was found.
     *
     * @param searchedFrom first day that was searched: never before today
     * @param searchedTo last day that was searched: never beyond the office's horizon
     * @param nextFrom when there is nothing in these days: the next day that has something
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FoundSlots(
            List<FreeSlot> slots,
            LocalDate searchedFrom,
            LocalDate searchedTo,
            @Nullable LocalDate nextFrom) {

        private static FoundSlots of(List<FoundSlots> found) {
            return new FoundSlots(
                    found.stream()
                            .flatMap(each -> each.slots().stream())
                            .sorted(Comparator.comparing(slot -> slot.start().toInstant()))
                            .toList(),
                    found.stream()
                            .map(FoundSlots::searchedFrom)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    found.stream()
                            .map(FoundSlots::searchedTo)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    found.stream().allMatch(each -> each.slots().isEmpty())
                            ? found.stream()
                                    .map(FoundSlots::nextFrom)
                                    .filter(Objects::nonNull)
                                    .min(Comparator.naturalOrder())
                                    .orElse(null)
                            : null);
        }
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "findSlots",
            summary = "Free times of offices for one or several services",
            description =
                    "A time is listed when at least one counter is free for the whole length. `persons` counts for each"
                            + " service; given as often as `service`, each for its own. `language` asks for a clerk or an"
                            + " interpreter who speaks it; where nobody ever does, all times are listed. Times that would"
                            + " leave no room for longer services are not listed, though they can be booked.")
    @APIResponse(responseCode = "200", description = "The free times, earliest first")
    @APIResponse(responseCode = "403", description = "A channel for staff, asked by somebody else")
    public Uni<FoundSlots> find(
            @Parameter(required = true, description = "Code of the office; may repeat, up to ten times")
                    @QueryParam("office")
                    List<String> office,
            @Parameter(required = true, description = "Code of a service; may repeat") @QueryParam("service")
                    List<String> service,
            @Parameter(description = "First day in the office's zone, such as 2026-11-24; today when absent")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Last day, included; at most 62 days with the first") @QueryParam("to") @Nullable
                    String to,
            @Parameter(description = "How many people come; 1 when absent") @QueryParam("persons") List<String> persons,
            @Parameter(description = "BCP 47 tag") @QueryParam("language") @Nullable String language,
            @Parameter(description = "Code of what the office must provide; may repeat") @QueryParam("accessNeeds")
                    List<String> accessNeeds,
            @Parameter(description = "For staff: INTERNAL or EMERGENCY adds what is kept for it; PUBLIC when absent")
                    @QueryParam("channel")
                    @Nullable
                    String channel) {
        // On the thread of the connection, which is never kept waiting: neither for the look nor for anything after it.
        var context = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom()
                .completionStage(index::refreshed)
                .emitOn(task -> context.runOnContext(nothing -> task.run()))
                .map(looked -> found(office, service, from, to, persons, language, accessNeeds, channel));
    }

    private FoundSlots found(
            List<String> office,
            List<String> service,
            @Nullable String from,
            @Nullable String to,
            List<String> persons,
            @Nullable String language,
            List<String> accessNeeds,
            @Nullable String channel) {
        var places = offices(office);
        var asked = new Question(
                asked(service, persons), language(language), needs(accessNeeds), channel(channel, places), from, to);
        if (places.size() == 1) {
            return found(places.get(0), asked, false);
        }
        var found = new ArrayList<FoundSlots>();
        var refused = new ArrayList<Refusal>();
        for (var place : places) {
            try {
                found.add(found(place, asked, true));
            } catch (Refusal notThere) {
                // What one office does not offer may be offered by the next.
                refused.add(notThere);
            }
        }
        if (found.isEmpty()) {
            throw refused.get(0);
        }
        return FoundSlots.of(found);
    }

    private record Question(
            List<Wishes.Asked> services,
            @Nullable String language,
            Set<String> accessNeeds,
            Channel channel,
            @Nullable String from,
            @Nullable String to) {}

    private FoundSlots found(Office place, Question asked, boolean oneOfSeveral) {
        var wish = wishes.of(place, "service", asked.services(), asked.accessNeeds(), null)
                .speaking(asked.language())
                .by(asked.channel());
        var today = finder.today(place);
        var first = day("from", asked.from(), today);
        var searchedFrom = first.isBefore(today) ? today : first;
        var last = day("to", asked.to(), searchedFrom.plusDays(USUAL_DAYS - 1L));
        var isOpenEnded = asked.to() == null || asked.to().isBlank();
        check(isOpenEnded ? searchedFrom : first, last, today);
        var searchedTo = last.isAfter(finder.horizon(place)) ? finder.horizon(place) : last;
        var slots = new OfferedSlots(place, wish.duration(), finder.offered(wish, searchedFrom, searchedTo));
        var next = slots.isEmpty() ? finder.nextDayWithSlots(wish, last).orElse(null) : null;
        return new FoundSlots(
                oneOfSeveral ? slots.stream().map(slot -> slot.at(place)).toList() : slots,
                searchedFrom,
                searchedTo,
                next);
    }

    private List<Office> offices(List<String> codes) {
        var named = codes.stream().filter(code -> !code.isBlank()).distinct().toList();
        if (named.isEmpty()) {
            throw Refusal.ofField("office", "field.required");
        }
        if (named.size() > MOST_OFFICES) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField("office", "field.too-many", Map.of("max", MOST_OFFICES));
        }
        return named.stream()
                .map(code -> index.office(code).orElseThrow(() -> Refusal.ofField("office", "field.unknown")))
                .toList();
    }

    private static List<Wishes.Asked> asked(List<String> services, List<String> persons) {
        var one = persons.size() <= 1;
        if (!one && persons.size() != services.size()) {
            throw Refusal.ofField("persons", "field.persons-per-service");
        }
        var asked = new ArrayList<Wishes.Asked>();
        for (var index = 0; index < services.size(); index++) {
            var people = persons.isEmpty() ? 1 : people(persons.get(one ? 0 : index));
            asked.add(new Wishes.Asked(services.get(index), people, "service", "persons"));
        }
        return asked;
    }

    private static Set<String> needs(List<String> codes) {
        var needs = codes.stream().filter(code -> !code.isBlank()).collect(Collectors.toUnmodifiableSet());
        if (!Wish.ACCESS_NEEDS.containsAll(needs)) {
            throw Refusal.ofField("accessNeeds", "field.unknown");
        }
        return needs;
    }

    private Channel channel(@Nullable String name, List<Office> places) {
        if (name == null || name.isBlank() || name.equals(Channel.PUBLIC.name())) {
            return Channel.PUBLIC;
        }
        var channel = Stream.of(Channel.values())
                .filter(each -> each.isStaffs() && each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.ofField("channel", "field.unknown"));
        if (STAFF.stream().noneMatch(caller::hasRole)) {
            throw new Refusal(CommonProblem.FORBIDDEN);
        }
        places.forEach(place -> caller.requireSameAuthority(place.authority().code()));
        return channel;
    }

    private static void check(LocalDate first, LocalDate last, LocalDate today) {
        if (last.isBefore(first)) {
            throw Refusal.ofField("to", "field.order");
        }
        if (last.isBefore(today)) {
            throw Refusal.ofField("to", "field.past");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new Refusal(CommonProblem.INVALID_REQUEST).andField("to", "field.days", Map.of("max", MOST_DAYS));
        }
    }

    private static int people(@Nullable String persons) {
        if (persons == null || persons.isBlank()) {
            return 1;
        }
        try {
            return Integer.parseInt(persons.strip());
        } catch (NumberFormatException notANumber) {
            throw Refusal.ofField("persons", "field.type");
        }
    }

    private static @Nullable String language(@Nullable String language) {
        if (language == null || language.isBlank()) {
            return null;
        }
        return Languages.known(language).orElseThrow(() -> Refusal.ofField("language", "field.language"));
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() < 10_000) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Answered below, as a day out of all reason is.
        }
        throw Refusal.ofField(field, "field.date");
    }
}
