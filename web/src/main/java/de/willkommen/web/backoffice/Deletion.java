package de.willkommen.web.backoffice;

import de.willkommen.web.language.Dates;
import de.willkommen.web.language.Wording;
import de.willkommen.web.upstream.Instances;
import de.willkommen.web.upstream.Refused;
import de.willkommen.web.upstream.RetentionApi;
import de.willkommen.web.upstream.RetentionApi.Rule;
import de.willkommen.web.upstream.Services;
import de.willkommen.web.upstream.Unreachable;
import de.willkommen.web.visit.Visit;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Whether personal data is deleted in time, for those who have to answer for it. */
@RequestScoped
class Deletion {

    private static final List<String> ANSWERABLE = List.of("lead", "admin", "operator");

    /** The authorities are in Germany. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final SecurityIdentity identity;
    private final Services services;
    private final Visit visit;

    Deletion(SecurityIdentity identity, Services services, Visit visit) {
        this.identity = identity;
        this.services = services;
        this.visit = visit;
    }

    /**
     * One kind of data.
     *
     * @param late whether somebody has to do something
     * @param sentence how it goes
     * @param troubles what is late, one sentence each
     */
    public record Area(boolean late, String sentence, List<String> troubles) {}

    /** What there is to tell; nothing for somebody who need not know. */
    List<Area> areas() {
        if (ANSWERABLE.stream().noneMatch(identity::hasRole)) {
            return List.of();
        }
        return List.of(
                area("bookings", services.bookingRetention(), RetentionApi::bookings),
                area("visits", services.visitRetention(), RetentionApi::visits),
                area("messages", services.messageRetention(), RetentionApi::messages));
    }

    private Area area(String code, Instances<RetentionApi> service, Function<RetentionApi, List<Rule>> question) {
        var wording = visit.wording();
        var name = wording.sayIfKnown("backoffice.deletion.area." + code).orElse(code);
        try {
            return area(name, service.ask(question), wording);
        } catch (Unreachable | Refused silent) {
            return new Area(false, wording.say("backoffice.deletion.unknown", name), List.of());
        }
    }

    private Area area(String name, List<Rule> rules, Wording wording) {
        var dates = new Dates(wording.spoken(), ZONE);
        var troubles = rules.stream()
                .flatMap(rule -> trouble(rule, wording, dates).stream())
                .toList();
        if (!troubles.isEmpty()) {
            return new Area(true, wording.say("backoffice.deletion.late", name), troubles);
        }
        if (rules.stream().anyMatch(rule -> rule.verdict().equals("FAILING"))) {
            return new Area(false, wording.say("backoffice.deletion.failing", name), List.of());
        }
        var sentence = lastRun(rules)
                .map(moment -> wording.say("backoffice.deletion.fine", name, dates.moment(moment)))
                .orElseGet(() -> wording.say("backoffice.deletion.new", name));
        return new Area(false, sentence, List.of());
    }

    /** When the last of the rules had run; nothing as long as one of them has not. */
    private static Optional<OffsetDateTime> lastRun(List<Rule> rules) {
        return rules.stream().anyMatch(rule -> rule.lastSuccessAt() == null)
                ? Optional.empty()
                : rules.stream()
                        .map(rule -> Objects.requireNonNull(rule.lastSuccessAt()))
                        .min(Comparator.naturalOrder());
    }

    private static Optional<String> trouble(Rule rule, Wording wording, Dates dates) {
        return switch (rule.verdict()) {
            case "STOPPED" ->
                Optional.of(wording.say(
                        "backoffice.deletion.stopped",
                        rule.rule(),
                        dates.moment(Objects.requireNonNullElse(rule.lastSuccessAt(), rule.knownSince()))));
            case "OVERDUE" ->
                Optional.of(wording.say(
                        "backoffice.deletion.overdue",
                        rule.rule(),
                        dates.moment(Objects.requireNonNullElse(rule.oldestDueAt(), rule.knownSince()))));
            default -> Optional.empty();
        };
    }
}
