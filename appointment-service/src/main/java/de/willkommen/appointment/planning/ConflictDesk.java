package de.willkommen.appointment.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.willkommen.appointment.booking.BookedTime;
import de.willkommen.appointment.booking.BookedTimes;
import de.willkommen.appointment.office.Office;
import de.willkommen.kit.command.CommandKey;
import de.willkommen.kit.command.PerformedCommands;
import de.willkommen.kit.problem.CommonProblem;
import de.willkommen.kit.problem.Refusal;
import de.willkommen.kit.sql.RepeatOnConflict;
import de.willkommen.kit.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the team lead decides about bookings that no longer fit: here that one stays; moving and cancelling are done where
 * bookings are made. A conflict whose booking was moved or cancelled is none any more.
 */
@ApplicationScoped
class ConflictDesk {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_AT_ONCE = 500;

    private final OwnOffices offices;
    private final Conflicts conflicts;
    private final BookedTimes booked;
    private final UnservedBookings unserved;
    private final PerformedCommands performed;
    private final Caller caller;
    private final Clock clock;

    ConflictDesk(
            OwnOffices offices,
            Conflicts conflicts,
            BookedTimes booked,
            UnservedBookings unserved,
            PerformedCommands performed,
            Caller caller,
            Clock clock) {
        this.offices = offices;
        this.conflicts = conflicts;
        this.booked = booked;
        this.unserved = unserved;
        this.performed = performed;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A booking that no longer fits.
     *
     * @param version what a settlement has to name
     * @param settlement absent as long as nobody has decided
     */
    @Schema(name = "Conflict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConflictView(
            UUID id,
            int version,
            PreviewView.Affected booking,
            OffsetDateTime foundAt,
            @Nullable SettlementView settlement) {}

    /** How it was settled, and by whom. */
    @Schema(name = "Settlement")
    public record SettlementView(Decision decision, String reason, String by, OffsetDateTime at) {}

    /** What can be decided here. */
    public enum Decision {
        /** The booking stays as it is. */
        KEEP
    }

    /** The decision about a conflict that was seen in that version. */
    @Schema(
            name = "SettlementRequest",
            requiredProperties = {"decision", "reason", "version"})
    record SettlementRequest(
            @Nullable Decision decision,
            @Nullable String reason,
            @Nullable Integer version) {}

    /**
     * A page of the list.
     *
     * @param open how many of the office wait for a decision, on this page or not
     * @param settled how many have got one
     * @param unserved to how many people the office owes a new time because they were not served
     * @param next what to ask with for the page after this one; absent on the last
     */
    @Schema(name = "ConflictPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConflictPage(
            int open,
            int settled,
            int unserved,
            List<ConflictView> conflicts,
            @Nullable String next) {}

    /** Which conflicts are asked for. */
    public enum State {
        OPEN,
        SETTLED
    }

    /**
     * The decision about several conflicts, each in the version that was seen.
     *
     * @param conflicts at most 500
     */
    @Schema(
            name = "SettlementsRequest",
            requiredProperties = {"decision", "reason", "conflicts"})
    record SettlementsRequest(
            @Nullable Decision decision,
            @Nullable String reason,
            @Nullable List<@Nullable SeenConflict> conflicts) {}

    /** A conflict and the version it was seen in. */
    @Schema(
            name = "SeenConflict",
            requiredProperties = {"id", "version"})
    record SeenConflict(@Nullable UUID id, @Nullable Integer version) {}

    /**
     * What has become of several.
     *
     * @param left those that are not as they were seen: somebody was faster, or there is more to know about them by now
     */
    @Schema(name = "Settlements")
    public record Settlements(List<UUID> settled, List<UUID> left) {}

    /** The conflicts of an office in the order of time, settled ones too as long as they stand. */
    @Transactional
    public ConflictPage page(Office office, ConflictWish wish) {
        var now = clock.instant();
        var count = conflicts.count(office.code(), now);
        // One more than asked for tells whether there is another page.
        var found = wish.limit() == 0
                ? List.<Conflicts.Standing>of()
                : conflicts.standing(office.code(), wish.settled(), wish.during(), wish.after(), wish.limit() + 1, now);
        var shown = found.size() > wish.limit() ? found.subList(0, wish.limit()) : found;
        return new ConflictPage(
                count.open(),
                count.settled(),
                unserved.count(office.code()).open(),
                shown.stream()
                        .map(each -> view(each.conflict(), each.booked(), office))
                        .toList(),
                shown.size() == found.size()
                        ? null
                        : ConflictWish.cursor(shown.get(shown.size() - 1).conflict()));
    }

    /** Keeps several bookings although they do not fit; what is not as it was seen is left as it is. */
    @RepeatOnConflict
    @Transactional
    public Settlements settleAll(String officeCode, @Nullable SettlementsRequest request, Optional<CommandKey> key) {
        var office = offices.find(officeCode);
        return performed.once(key, Settlements.class, () -> settleAllNow(office, request));
    }

    private Settlements settleAllNow(Office office, @Nullable SettlementsRequest request) {
        if (request == null || request.decision() == null) {
            throw Refusal.ofField("decision", "field.required");
        }
        var reason = reason(request.reason());
        var seen = seen(request.conflicts());
        var settled = conflicts.settle(
                office.code(), seen, new Conflict.Settlement(reason, caller.requiredSubject(), clock.instant()));
        return new Settlements(
                seen.keySet().stream().filter(settled::contains).toList(),
                seen.keySet().stream().filter(id -> !settled.contains(id)).toList());
    }

    private static Map<UUID, Integer> seen(@Nullable List<@Nullable SeenConflict> sent) {
        if (sent == null || sent.isEmpty()) {
            throw Refusal.ofField("conflicts", "field.required");
        }
        if (sent.size() > MOST_AT_ONCE) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField("conflicts", "field.too-many", Map.of("max", MOST_AT_ONCE));
        }
        var seen = new LinkedHashMap<UUID, Integer>();
        for (var index = 0; index < sent.size(); index++) {
            var one = sent.get(index);
            var at = "conflicts[" + index + "].";
            if (one == null || one.id() == null) {
                throw Refusal.ofField(at + "id", "field.required");
            }
            if (one.version() == null) {
                throw Refusal.ofField(at + "version", "field.required");
            }
            seen.put(one.id(), one.version());
        }
        return seen;
    }

    /**
     * Keeps a booking although it does not fit.
     *
     * @throws Refusal 409 when somebody else has settled it, or when it has got further reasons since it was seen
     */
    @RepeatOnConflict
    @Transactional
    public ConflictView settle(
            String officeCode, UUID id, @Nullable SettlementRequest request, Optional<CommandKey> key) {
        var office = offices.find(officeCode);
        return performed.once(key, ConflictView.class, () -> settleNow(office, id, request));
    }

    private ConflictView settleNow(Office office, UUID id, @Nullable SettlementRequest request) {
        if (request == null || request.decision() == null) {
            throw Refusal.ofField("decision", "field.required");
        }
        var reason = reason(request.reason());
        if (request.version() == null) {
            throw Refusal.ofField("version", "field.required");
        }
        var conflict = conflicts.locked(office.code(), id).orElseThrow(Refusal::notFound);
        var about = booked.ahead(office.code(), List.of(conflict.booking())).stream()
                .filter(conflict::isAbout)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        if (conflict.settlement() != null) {
            throw new Refusal(PlanningProblem.ALREADY_SETTLED).withMember("current", view(conflict, about, office));
        }
        if (conflict.version() != request.version()) {
            throw new Refusal(CommonProblem.CONFLICT).withMember("current", view(conflict, about, office));
        }
        conflicts.settle(conflict, new Conflict.Settlement(reason, caller.requiredSubject(), clock.instant()));
        return view(conflicts.locked(office.code(), id).orElseThrow(), about, office);
    }

    /** The reason, in one normal form. */
    static String reason(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            throw Refusal.ofField("reason", "field.required");
        }
        var reason = Normalizer.normalize(sent.strip(), Normalizer.Form.NFC);
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal(CommonProblem.INVALID_REQUEST)
                    .andField("reason", "field.length", Map.of("max", LONGEST_REASON));
        }
        if (reason.chars().anyMatch(letter -> letter == 0)) {
            throw Refusal.ofField("reason", "field.type");
        }
        return reason;
    }

    private static ConflictView view(Conflict conflict, BookedTime about, Office office) {
        var settlement = conflict.settlement();
        return new ConflictView(
                conflict.id(),
                conflict.version(),
                PreviewView.Affected.of(about, conflict.reasons(), office),
                office.local(conflict.foundAt()),
                settlement == null
                        ? null
                        : new SettlementView(
                                Decision.KEEP, settlement.reason(), settlement.by(), office.local(settlement.at())));
    }
}
