package de.willkommen.queue.visit;

import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Languages;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.queue.estimate.WaitPromises;
import de.willkommen.queue.officefeed.Office;
import de.willkommen.queue.officefeed.Offices;
import de.willkommen.queue.officefeed.ServiceOffer;
import de.willkommen.queue.overview.OfficePictures;
import de.willkommen.queue.overview.TicketAnswer;
import de.willkommen.queue.overview.TicketAnswers;
import de.willkommen.queue.ticket.NewTicket;
import de.willkommen.queue.ticket.TicketBook;
import de.willkommen.queue.ticket.Via;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives numbers to people without an appointment. */
@ApplicationScoped
class WalkInDesk {

    private static final int MOST_SERVICES = 5;

    /** What an office can provide (DESIGN, section 4); codes, never a diagnosis. */
    private static final Set<String> ACCESS_NEEDS = Set.of("step-free", "seat", "sign-language", "priority");

    private final Offices offices;
    private final TicketBook tickets;
    private final OfficePictures pictures;
    private final WaitPromises promises;
    private final WalkInLimits limits;
    private final TicketAnswers answers;
    private final PerformedCommands performed;
    private final Clock clock;

    WalkInDesk(
            Offices offices,
            TicketBook tickets,
            OfficePictures pictures,
            WaitPromises promises,
            WalkInLimits limits,
            TicketAnswers answers,
            PerformedCommands performed,
            Clock clock) {
        this.offices = offices;
        this.tickets = tickets;
        this.pictures = pictures;
        this.promises = promises;
        this.limits = limits;
        this.answers = answers;
        this.performed = performed;
        this.clock = clock;
    }

    /**
     * Opens a ticket.
     *
     * @param earlierToken token of the ticket the visitor holds already
     * @param language the language asked for
     * @throws Refusal 400 with the field that is wrong; 409 {@code already-waiting}, {@code services-apart},
     *     {@code numbers-closed}, {@code numbers-given-out}
     */
    @Transactional
    @RepeatOnConflict
    TicketAnswer open(
            Office office, WalkIn wish, Via via, @Nullable String earlierToken, String language, CommandKey key) {
        var answer = performed.once(Optional.of(key), TicketAnswer.class, () -> {
            refuseSecond(wish, earlierToken);
            var ticket = tickets.open(newTicket(office, wish, via, language));
            if (via != Via.DESK) {
                limits.refuseBeyond(office, ticket);
            }
            var picture = pictures.fresh(office);
            picture.placeOf(ticket.id())
                    .ifPresent(place -> promises.made(ticket.id(), office.code(), place.promise(), clock.instant()));
            return answers.forVisitor(ticket, Optional.of(picture), language);
        });
        return answers.withSecrets(answer, tickets.find(answer.id()).orElseThrow(Refusal::notFound));
    }

    private void refuseSecond(WalkIn wish, @Nullable String earlierToken) {
        if (wish.ticket() == null) {
            return;
        }
        tickets.lock(wish.ticket())
                .filter(held -> held.status().isOpen() && answers.matches(earlierToken, held))
                .ifPresent(held -> {
                    throw new Refusal(VisitProblem.ALREADY_WAITING)
                            .with("number", held.number())
                            .withMember("ticket", held.id());
                });
    }

    private NewTicket newTicket(Office office, WalkIn wish, Via via, String requestLanguage) {
        var services = services(office, wish.services());
        var language = wish.language() == null
                ? requestLanguage
                : Languages.known(wish.language()).orElseThrow(() -> Refusal.ofField("language", "field.language"));
        return new NewTicket(
                office.authority(),
                office.code(),
                office.dayOf(clock.instant()),
                services.get(0).ticketLetter(),
                services.stream().map(ServiceOffer::code).toList(),
                language,
                accessNeeds(wish.accessNeeds()),
                null,
                null,
                services.stream().mapToInt(ServiceOffer::durationMinutes).sum(),
                via);
    }

    private List<ServiceOffer> services(Office office, @Nullable List<String> asked) {
        if (asked == null || asked.isEmpty()) {
            throw Refusal.ofField("services", "field.required");
        }
        if (asked.size() > MOST_SERVICES) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField("services", "field.number", Map.of("min", 1, "max", MOST_SERVICES));
        }
        var offered = offices.services(office.code()).stream()
                .filter(ServiceOffer::active)
                .collect(Collectors.toMap(ServiceOffer::code, Function.identity()));
        var chosen = new ArrayList<ServiceOffer>();
        for (int i = 0; i < asked.size(); i++) {
            var service = asked.get(i) == null ? null : offered.get(asked.get(i));
            if (service == null) {
                throw Refusal.ofField("services[" + i + "]", "field.unknown");
            }
            if (!chosen.contains(service)) {
                chosen.add(service);
            }
        }
        var codes = chosen.stream().map(ServiceOffer::code).toList();
        if (codes.size() > 1
                && offices.counters(office.code()).stream()
                        .noneMatch(counter -> counter.services().containsAll(codes))) {
            throw new Refusal(VisitProblem.SERVICES_APART);
        }
        return chosen;
    }

    private static List<String> accessNeeds(@Nullable List<String> asked) {
        if (asked == null) {
            return List.of();
        }
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i) == null || !ACCESS_NEEDS.contains(asked.get(i))) {
                throw Refusal.ofField("accessNeeds[" + i + "]", "field.unknown");
            }
        }
        return asked.stream().distinct().toList();
    }
}
