package de.willkommen.appointment.ticketfeed;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.events.TicketChanged;
import de.willkommen.events.TicketChanged.State;
import de.willkommen.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The booking follows the ticket, told through the channel. */
@QuarkusTest
class TicketFeedTest extends ServiceTest {

    private static final String TEN = "2026-11-24T10:00:00+01:00";

    @Inject
    @Any
    InMemoryConnector connector;

    private final UUID ticket = UUID.randomUUID();

    private CompletableFuture<Void> deliver(String id, String type, String json) {
        return TestEvents.deliver(connector, "tickets", id, type, json);
    }

    private void tell(Holder booking, String office, String type, long revision, State status) throws Exception {
        tell(
                UUID.randomUUID().toString(),
                booking,
                office.substring(0, office.indexOf('-')),
                office,
                type,
                revision,
                status);
    }

    private void tell(
            String eventId, Holder booking, String authority, String office, String type, long revision, State status)
            throws Exception {
        var event = ticket(UUID.fromString(booking.id()), authority, office, revision, status);
        deliver(eventId, type, written(event)).get(10, TimeUnit.SECONDS);
    }

    private TicketChanged ticket(@Nullable UUID booking, String authority, String office, long revision, State status) {
        return TicketFixture.aTicket(ticket, booking, authority, office, status, revision, clock.instant());
    }

    @Test
    void the_booking_follows_the_ticket_to_its_end_and_back() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);

        tell(booking, office, TicketChanged.OPENED, 1, State.WAITING);
        assertThat(status(booking)).isEqualTo("CHECKED_IN");
        tell(booking, office, TicketChanged.CALLED, 2, State.CALLED);
        tell(booking, office, TicketChanged.STARTED, 3, State.SERVING);
        assertThat(status(booking)).isEqualTo("CHECKED_IN");
        tell(booking, office, TicketChanged.FINISHED, 4, State.DONE);
        assertThat(status(booking)).isEqualTo("COMPLETED");
        tell(booking, office, TicketChanged.REOPENED, 5, State.SERVING);
        assertThat(status(booking)).isEqualTo("CHECKED_IN");
        tell(booking, office, TicketChanged.CLOSED, 6, State.CLOSED_AT_NIGHT);
        assertThat(status(booking)).isEqualTo("UNSERVED");

        assertThat(announced("willkommen.booking.v1", booking.id()).get(2).payload())
                .containsEntry("cause", "QUEUE");
    }

    /** Bug of DOMAIN, section 7: an event delivered again has its effect again. */
    @Test
    void an_event_delivered_three_times_has_one_effect() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        var authority = office.substring(0, office.indexOf('-'));

        for (var delivery = 0; delivery < 3; delivery++) {
            tell("same-" + ticket, booking, authority, office, TicketChanged.OPENED, 1, State.WAITING);
        }

        assertThat(announcedTypes(booking)).containsOnlyOnce("booking.checked-in.v1");
    }

    @Test
    void an_older_event_that_comes_late_changes_nothing() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        tell(booking, office, TicketChanged.OPENED, 1, State.WAITING);
        tell(booking, office, TicketChanged.FINISHED, 4, State.DONE);

        tell(booking, office, TicketChanged.STARTED, 3, State.SERVING);

        assertThat(status(booking)).isEqualTo("COMPLETED");
    }

    @Test
    void an_event_that_was_lost_is_made_up_for_by_the_next() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);

        tell(booking, office, TicketChanged.FINISHED, 4, State.DONE);

        assertThat(announcedTypes(booking)).endsWith("booking.checked-in.v1", "booking.completed.v1");
    }

    @Test
    void a_no_show_during_the_day_changes_nothing_yet() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        tell(booking, office, TicketChanged.OPENED, 1, State.WAITING);

        tell(booking, office, TicketChanged.NO_SHOW, 3, State.NO_SHOW);

        assertThat(status(booking)).isEqualTo("CHECKED_IN");
    }

    @Test
    void a_cancellation_that_crossed_with_the_check_in_stands() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        cancel(booking);

        tell(booking, office, TicketChanged.OPENED, 1, State.WAITING);
        tell(booking, office, TicketChanged.FINISHED, 2, State.DONE);

        assertThat(status(booking)).isEqualTo("CANCELLED");
    }

    @Test
    void after_the_check_in_the_desk_decides() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        tell(booking, office, TicketChanged.OPENED, 1, State.WAITING);

        cancel(booking).then().statusCode(409).body("type", endsWith("#already-checked-in"));
        move(booking, "2026-11-24T11:00:00+01:00").then().statusCode(409).body("type", endsWith("#already-checked-in"));
    }

    @Test
    void another_authoritys_ticket_moves_no_booking() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);

        tell(UUID.randomUUID().toString(), booking, "HAL", office, TicketChanged.OPENED, 1, State.WAITING);

        assertThat(status(booking)).isEqualTo("CONFIRMED");
    }

    @Test
    void an_unknown_type_is_skipped_and_an_unknown_booking_too() throws Exception {
        deliver(UUID.randomUUID().toString(), "ticket.painted.v1", "{}").get(10, TimeUnit.SECONDS);
        tell(new Holder(UUID.randomUUID().toString(), "", ""), "MD-ABH", TicketChanged.OPENED, 1, State.WAITING);

        assertThat(count("select count(*) from booking where ticket_id = cast(? as uuid)", ticket.toString()))
                .isZero();
    }

    /** Most tickets: what is written for each step of theirs is written thousands of times a day for nothing. */
    @Test
    void a_ticket_without_a_booking_leaves_no_trace() throws Exception {
        var eventId = UUID.randomUUID().toString();

        deliver(eventId, TicketChanged.OPENED, written(ticket(null, "MD", "MD-ABH", 1, State.WAITING)))
                .get(10, TimeUnit.SECONDS);

        assertThat(count("select count(*) from inbox where event_id = ?", eventId))
                .isZero();
    }

    /** Bug of DOMAIN, section 7: every consumer acknowledging whatever happened. */
    @Test
    void what_cannot_be_read_is_refused_and_not_acknowledged() {
        var outcome = deliver(UUID.randomUUID().toString(), TicketChanged.OPENED, "no json");

        assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }
}
