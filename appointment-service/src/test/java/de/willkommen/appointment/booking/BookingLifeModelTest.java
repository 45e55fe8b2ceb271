package de.willkommen.appointment.booking;

import static de.willkommen.appointment.booking.BookingLifeStep.step;
import static de.willkommen.appointment.booking.BookingStatus.CANCELLED;
import static de.willkommen.appointment.booking.BookingStatus.CHECKED_IN;
import static de.willkommen.appointment.booking.BookingStatus.COMPLETED;
import static de.willkommen.appointment.booking.BookingStatus.CONFIRMED;
import static de.willkommen.appointment.booking.BookingStatus.EXPIRED;
import static de.willkommen.appointment.booking.BookingStatus.HELD;
import static de.willkommen.appointment.booking.BookingStatus.MISSED;
import static de.willkommen.appointment.booking.BookingStatus.PENDING;
import static de.willkommen.appointment.booking.BookingStatus.UNSERVED;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.booking.BookingLifeStep.Kind;
import de.willkommen.events.TicketChanged;
import de.willkommen.kit.testing.Shortening;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random lives of bookings, at an office that verifies addresses and at one that does not, beside {@link BookingLifeModel}:
 * after every command the answer, every row, claim, line of history and announced event is what the model says. A sequence
 * that fails is made shorter as long as it fails, and printed.
 */
@QuarkusTest
class BookingLifeModelTest extends BookingLifeRuns {

    private static final int SEEDS = 8;
    private static final int LENGTH = 50;

    @Test
    @TestSecurity(
            user = "lead",
            roles = {"clerk", "lead", "overbook"})
    @OidcSecurity(claims = {@Claim(key = "sub", value = LEAD), @Claim(key = "authority", value = "MD")})
    void random_lives_go_as_the_model_says() {
        var edges = new TreeSet<String>();
        var refusals = new TreeSet<String>();
        for (var seed = 1L; seed <= SEEDS; seed++) {
            var verifies = seed % 2 == 0;
            var steps = BookingLifeStep.random(seed, LENGTH);
            try {
                var run = lived(steps, verifies);
                edges.addAll(run.model.edges);
                refusals.addAll(run.refusals);
            } catch (AssertionError failure) {
                throw new AssertionError(
                        "Seed %d, office that verifies: %s; shortened to%n%s"
                                .formatted(seed, verifies, Shortening.of(steps, fewer -> lived(fewer, verifies))),
                        failure);
            }
        }

        assertThat(edges).hasSizeGreaterThan(9);
        assertThat(refusals)
                .contains(
                        "400 invalid-request", "403 forbidden", "404 not-found", "409 slot-taken", "410 hold-expired");
    }

    private Run lived(List<BookingLifeStep> steps, boolean verifies) {
        var run = new Run(verifies);
        steps.forEach(run::take);
        return run;
    }

    /** Each edge of the states, allowed and refused: every command meets a booking in every state. */
    @Test
    @TestSecurity(
            user = "lead",
            roles = {"clerk", "lead", "overbook"})
    @OidcSecurity(claims = {@Claim(key = "sub", value = LEAD), @Claim(key = "authority", value = "MD")})
    void every_command_in_every_state_does_what_the_model_says() {
        var edges = new TreeSet<String>();
        var refusals = new TreeSet<String>();
        for (var way : WAYS.entrySet()) {
            for (var command : commands()) {
                var run = meeting(true, way.getKey(), way.getValue(), command);
                edges.addAll(run.model.edges);
                refusals.addAll(run.refusals);
            }
        }
        edges.addAll(meeting(false, HELD, List.of(HOLD), List.of(CONFIRM)).model.edges);

        assertThat(edges).containsExactlyInAnyOrderElementsOf(everyEdge());
        assertThat(refusals)
                .contains(
                        "400 invalid-request",
                        "403 forbidden",
                        "404 not-found",
                        "409 already-checked-in",
                        "409 booking-closed",
                        "409 name-frozen",
                        "410 hold-expired",
                        "410 verification-expired");
    }

    /** Four bookings of three people with one address: the fourth has to wait until another is cancelled. */
    @Test
    @TestSecurity(
            user = "lead",
            roles = {"clerk", "lead", "overbook"})
    @OidcSecurity(claims = {@Claim(key = "sub", value = LEAD), @Claim(key = "authority", value = "MD")})
    void the_limits_count_as_the_model_says() {
        var run = new Run(true);

        for (var start : List.of(2, 5, 2, 5)) {
            run.take(step(Kind.HOLD, 0, start, 0));
        }
        for (var person = 0; person < 4; person++) {
            run.take(step(Kind.CONFIRM, person, person, 0));
        }
        assertThat(run.refusals).containsExactly("409 too-many-bookings");
        run.take(step(Kind.CANCEL, 1, 0, 0));
        run.take(step(Kind.CONFIRM, 3, 3, 0));
        run.take(step(Kind.HOLD, 0, 5, 0));
        run.take(step(Kind.CONFIRM, 4, 0, 1));

        assertThat(run.model.sheets)
                .extracting(sheet -> sheet.status)
                .containsExactly(PENDING, CANCELLED, PENDING, PENDING, HELD);
    }

    private static List<String> everyEdge() {
        return BookingStatus.allowed().stream()
                .map(edge -> edge.from() + " -> " + edge.to())
                .toList();
    }

    private static final BookingLifeStep HOLD = step(Kind.HOLD, 0, 2, 1);
    private static final BookingLifeStep CONFIRM = step(Kind.CONFIRM, 0, 0, 0);
    private static final BookingLifeStep VERIFY = step(Kind.VERIFY, 0, 0, 0);
    private static final BookingLifeStep WAITS = step(Kind.TICKET, 0, 0, 0);
    private static final BookingLifeStep DONE = step(Kind.TICKET, 0, 7, 0);

    private static final List<BookingLifeStep> CONFIRMS = List.of(HOLD, CONFIRM, VERIFY);

    private static final Map<BookingStatus, List<BookingLifeStep>> WAYS = Map.of(
            HELD, List.of(HOLD),
            PENDING, List.of(HOLD, CONFIRM),
            CONFIRMED, CONFIRMS,
            CANCELLED, and(CONFIRMS, step(Kind.CANCEL, 0, 0, 0)),
            EXPIRED, List.of(HOLD, step(Kind.EXPIRE, 0, 0, 0)),
            CHECKED_IN, and(CONFIRMS, WAITS),
            COMPLETED, and(CONFIRMS, WAITS, DONE),
            MISSED, and(CONFIRMS, step(Kind.CLOSE, 0, 0, 0)),
            UNSERVED, and(CONFIRMS, WAITS, step(Kind.TICKET, 0, 8, 0)));

    private Run meeting(
            boolean verifies, BookingStatus status, List<BookingLifeStep> way, List<BookingLifeStep> command) {
        var run = new Run(verifies);
        way.forEach(run::walk);
        assertThat(run.model.sheets.get(0).status).isEqualTo(status);
        try {
            command.forEach(run::take);
        } catch (AssertionError failure) {
            throw new AssertionError(command + " when " + status, failure);
        }
        return run;
    }

    private static List<BookingLifeStep> and(List<BookingLifeStep> steps, BookingLifeStep... more) {
        return Stream.concat(steps.stream(), Stream.of(more)).toList();
    }

    private static List<List<BookingLifeStep>> commands() {
        var left = step(Kind.TICKET, 0, BookingLifeStep.TICKETS.indexOf(TicketChanged.State.LEFT), 0);
        var closed = step(Kind.CLOSE, 0, 0, 0);
        var commands = new ArrayList<>(
                List.of(List.of(left, closed), List.of(step(Kind.WAIT, 0, BookingLifeStep.HELD_UNTIL, 0), VERIFY)));
        for (var command : List.of(
                CONFIRM,
                step(Kind.CONFIRM_BY_STAFF, 0, 1, 1),
                VERIFY,
                step(Kind.VERIFY, 0, 3, 0),
                step(Kind.MOVE, 0, 5, 0),
                step(Kind.MOVE_BY_STAFF, 0, 5, 0),
                step(Kind.CANCEL, 0, 0, 0),
                step(Kind.CANCEL_BY_STAFF, 0, 0, 0),
                step(Kind.CANCEL_BY_STAFF, 0, 0, 3),
                step(Kind.SPEAK, 0, 1, 0),
                step(Kind.REACH, 0, 1, 0),
                step(Kind.RENAME, 0, 0, 0),
                step(Kind.ERASE, 0, 0, 0),
                step(Kind.ERASE_BY_STAFF, 0, 0, 0),
                step(Kind.EXPIRE, 0, 0, 0),
                closed,
                WAITS,
                left,
                DONE,
                step(Kind.TICKET, 0, BookingLifeStep.TICKETS.indexOf(TicketChanged.State.CLOSED_AT_NIGHT), 0))) {
            commands.add(List.of(command));
        }
        return commands;
    }
}
