package de.willkommen.queue.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallingOrderTest {

    private static final Instant NINE = Instant.parse("2026-11-24T08:00:00Z");
    private static final List<String> PERMIT = List.of("residence-permit");
    private static final Desk DESK = new Desk("101", PERMIT, List.of("de", "en"));

    private final CallingOrder order = CallingOrderFixture.withDefaults();

    @Test
    void an_appointment_ranks_at_its_time_and_not_at_its_check_in() {
        var dueLater = appointment(minutes(-50), minutes(10));
        var dueSooner = appointment(minutes(-1), minutes(5));

        assertThat(CallingOrder.inOrder(List.of(dueLater, dueSooner))).containsExactly(dueSooner, dueLater);
    }

    @Test
    void who_has_no_appointment_yields_to_appointments_of_the_next_twenty_minutes() {
        var walkIn = walkIn(NINE);
        var soon = appointment(NINE, minutes(19));
        var later = appointment(NINE, minutes(21));

        assertThat(CallingOrder.inOrder(List.of(later, walkIn, soon))).containsExactly(soon, walkIn, later);
    }

    @Test
    void walk_ins_with_low_priority_are_served_although_appointments_never_end() {
        var walkIn = walkIn(NINE);
        var waiting = new ArrayList<Waiting>();
        waiting.add(walkIn);
        var servedAt = -1;

        // One counter, an appointment every five minutes and never a minute to spare.
        for (int minute = 0; minute < 240 && servedAt < 0; minute += 5) {
            waiting.add(appointment(minutes(minute - 10), minutes(minute)));
            var next = order.inOrder(waiting, DESK, List.of()).get(0);
            waiting.remove(next);
            servedAt = next.equals(walkIn) ? minute : -1;
        }

        assertThat(servedAt).isBetween(0, 25);
    }

    @Test
    void who_is_late_falls_behind_their_arrival() {
        var late = appointment(minutes(20), minutes(10));
        var onTime = appointment(minutes(20), minutes(29));
        var graced = appointment(minutes(15), minutes(10));

        assertThat(order.rank(late.arrival())).isEqualTo(minutes(30));
        assertThat(order.rank(graced.arrival())).isEqualTo(minutes(10));
        assertThat(CallingOrder.inOrder(List.of(late, onTime))).containsExactly(onTime, late);
    }

    @Test
    void people_with_access_needs_come_first() {
        var withNeeds = waiting(new Arrival(NINE, null, true), "de", null, false);
        var longHere = walkIn(minutes(-60));
        var due = appointment(minutes(-30), minutes(-10));

        assertThat(CallingOrder.inOrder(List.of(longHere, due, withNeeds))).containsExactly(withNeeds, longHere, due);
    }

    @Test
    void a_counter_calls_nobody_for_what_it_does_not_do() {
        var desk = new Desk("101", List.of("residence-card-pickup"), List.of("de"));

        assertThat(order.inOrder(List.of(walkIn(NINE)), desk, List.of())).isEmpty();
    }

    @Test
    void somebody_is_left_a_while_to_a_colleague_who_speaks_their_language() {
        var arabic = waiting(new Arrival(NINE, null, false), "ar", null, false);
        var little = waiting(new Arrival(minutes(9), null, false), "de", null, false);
        var more = waiting(new Arrival(minutes(11), null, false), "de", null, false);
        var colleague = new Desk("102", PERMIT, List.of("de", "ar"));

        assertThat(order.inOrder(List.of(arabic, little, more), DESK, List.of(colleague)))
                .containsExactly(little, arabic, more);
        assertThat(order.inOrder(List.of(arabic, little, more), DESK, List.of()))
                .containsExactly(arabic, little, more);
    }

    @Test
    void of_the_first_by_rank_those_are_certain_whom_nobody_behind_them_can_come_before() {
        var arabic = waiting(new Arrival(NINE, null, false), "ar", null, false);
        var german = waiting(new Arrival(minutes(5), null, false), "de", null, false);
        var arabicLater = waiting(new Arrival(minutes(6), null, false), "ar", null, false);
        var last = waiting(new Arrival(minutes(10), null, false), "ar", null, false);
        var colleague = new Desk("102", PERMIT, List.of("de", "ar"));

        assertThat(order.certain(List.of(arabic, german, arabicLater, last), DESK, List.of(colleague)))
                .containsExactly(german, arabic);
        assertThat(order.certain(List.of(arabic, arabicLater), DESK, List.of(colleague)))
                .isEmpty();
    }

    @Test
    void dari_and_persian_are_served_by_the_same_tongue() {
        assertThat(new Desk("101", PERMIT, List.of("fa")).speaks("fa-AF")).isTrue();
        assertThat(new Desk("101", PERMIT, List.of("en")).speaks("de-x-ls")).isTrue();
        assertThat(new Desk("101", PERMIT, List.of("en")).speaks("ar")).isFalse();
    }

    @Test
    void who_was_sent_to_a_counter_waits_for_it_as_long_as_somebody_is_signed_on_there() {
        var sent = waiting(new Arrival(NINE, null, false), "de", "102", true);
        var other = new Desk("102", List.of("naturalisation-advice"), List.of("de"));

        assertThat(order.mayCall(DESK, sent, List.of(other))).isFalse();
        assertThat(order.mayCall(other, sent, List.of(DESK))).isTrue();
        assertThat(order.mayCall(DESK, sent, List.of())).isTrue();
    }

    @Test
    void every_call_can_say_why() {
        var now = minutes(10);

        assertThat(CallingOrder.reason(walkIn(NINE), now)).isEqualTo(new Reason(Reason.Code.WAITED, 10));
        assertThat(CallingOrder.reason(appointment(NINE, minutes(7)), now))
                .isEqualTo(new Reason(Reason.Code.APPOINTMENT_DUE, 3));
        assertThat(CallingOrder.reason(appointment(NINE, minutes(14)), now))
                .isEqualTo(new Reason(Reason.Code.APPOINTMENT_EARLY, 4));
        assertThat(CallingOrder.reason(appointment(minutes(9), NINE), now))
                .isEqualTo(new Reason(Reason.Code.APPOINTMENT_LATE, 9));
        assertThat(CallingOrder.reason(waiting(new Arrival(NINE, null, true), "de", null, false), now))
                .isEqualTo(new Reason(Reason.Code.ACCESS_NEEDS, 10));
        assertThat(CallingOrder.reason(waiting(new Arrival(NINE, null, false), "de", null, true), now))
                .isEqualTo(new Reason(Reason.Code.PASSED_ON, 10));
        assertThat(CallingOrder.reason(waiting(new Arrival(NINE, null, false), "de", "101", true), now))
                .isEqualTo(new Reason(Reason.Code.SENT_HERE, 10));
    }

    private static Waiting walkIn(Instant openedAt) {
        return waiting(new Arrival(openedAt, null, false), "de", null, false);
    }

    private static Waiting appointment(Instant openedAt, Instant dueAt) {
        return waiting(new Arrival(openedAt, dueAt, false), "de", null, false);
    }

    private static Waiting waiting(Arrival arrival, String language, String boundCounter, boolean passedOn) {
        var order = CallingOrderFixture.withDefaults();
        return new Waiting(UUID.randomUUID(), order.rank(arrival), arrival, PERMIT, language, boundCounter, passedOn);
    }

    private static Instant minutes(int afterNine) {
        return NINE.plus(Duration.ofMinutes(afterNine));
    }
}
