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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the team lead decides about bookings that no longer fit: here that one stays; moving and cancelling are done where
 * bookings are made. A conflict whose booking was moved or cancelled is none any more.
 */
@ApplicationScoped
class ConflictDesk {

    private static final int LONGEST_REASON = 500;

    private final OwnOffices offices;
    private final Conflicts conflicts;
    private final BookedTimes booked;
    private final PerformedCommands performed;
    private final Caller caller;
    private final Clock clock;

    ConflictDesk(
            OwnOffices offices,
            Conflicts conflicts,
            BookedTimes booked,
            PerformedCommands performed,
            Caller caller,
            Clock clock) {
        this.offices = offices;
        this.conflicts = conflicts;
        this.booked = booked;
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

    /** The conflicts of an office in the order of time, settled ones too as long as they stand. */
    @Transactional
    public List<ConflictView> all(Office office) {
        var known = conflicts.ofOffice(office.code());
        if (known.isEmpty()) {
            return List.of();
        }
        var ahead = booked
                .ahead(office.code(), known.stream().map(Conflict::booking).toList())
                .stream()
                .collect(Collectors.toMap(BookedTime::id, Function.identity()));
        var views = new ArrayList<ConflictView>();
        for (var conflict : known) {
            var about = ahead.get(conflict.booking());
            if (about != null && conflict.isAbout(about)) {
                views.add(view(conflict, about, office));
            }
        }
        return List.copyOf(views);
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

    private static String reason(@Nullable String sent) {
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
