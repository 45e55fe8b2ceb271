package de.willkommen.appointment.availability;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.office.Authority;
import de.willkommen.appointment.office.BookableResource;
import de.willkommen.appointment.office.Counter;
import de.willkommen.appointment.office.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has which of a day's time: what is rare among offices drawn by lot. */
class OfficeScheduleTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final Instant EIGHT = Instant.parse("2026-11-25T07:00:00Z");
    private static final TimeRange MORNING = TimeRange.of(EIGHT, Duration.ofHours(4));
    private static final Holidays HOLIDAYS = new Holidays();

    private static final OpeningPlan.Share ONE_FOR_THE_PUBLIC = new OpeningPlan.Share(Channel.PUBLIC, 1, null);
    private static final OpeningPlan.Share REST_FOR_STAFF = new OpeningPlan.Share(Channel.INTERNAL, null, null);

    private static final BookableResource ROOM = new BookableResource(
            "T", "r1", "T-ABH", 1, BookableResource.Kind.ROOM, "r1", List.of(), List.of(), List.of(), true);

    private static final Office OFFICE = new Office(
            "T-ABH",
            new Authority("T", "T", "st"),
            1,
            new Office.Address("Am Markt 1", "39104", "Magdeburg"),
            ZoneId.of("Europe/Berlin"),
            List.of("de"),
            List.of(),
            new Office.CheckIn(60, 15),
            new Office.BookingRules(false, 0, 365, 10, 5, 15, 10, 10_000, 10_000, LocalTime.MIDNIGHT, 0));

    private static Counter counter(String code) {
        return new Counter("T", code, "T-ABH", 1, "0.1", "team", List.of("permit"), List.of("de"), List.of(), true);
    }

    private static OpeningPlan plan(OpeningPlan.Owner owner, OpeningPlan.Share... shares) {
        return new OpeningPlan(
                UUID.randomUUID(),
                0,
                "T",
                "T-ABH",
                owner,
                DAY,
                null,
                LocalTime.of(8, 0),
                LocalTime.of(12, 0),
                "FREQ=DAILY",
                Set.of(),
                List.of(shares));
    }

    private static Closure closure(Closure.Scope scope, TimeRange during) {
        return new Closure(UUID.randomUUID(), 0, "T", "T-ABH", Closure.Kind.TRAINING, scope, null, during, "training");
    }

    private static ScheduleDay day(List<OpeningPlan> plans, List<Closure> closures, Counter... counters) {
        return new OfficeSchedule(OFFICE, 1, plans, closures, List.of(counters), List.of(ROOM), List.of(), HOLIDAYS)
                .on(DAY);
    }

    private static List<TimeRange> openFor(ScheduleDay day, String counter, Channel channel) {
        return day.of(Resources.counter("T", counter)).openFor(channel);
    }

    @Test
    void counters_are_shared_out_in_the_order_of_their_numbers() {
        var shared = plan(OpeningPlan.Owner.team("team"), ONE_FOR_THE_PUBLIC, REST_FOR_STAFF);

        var day = day(List.of(shared), List.of(), counter("10"), counter("2"));

        assertThat(openFor(day, "2", Channel.PUBLIC)).containsExactly(MORNING);
        assertThat(openFor(day, "10", Channel.INTERNAL)).containsExactly(MORNING);
    }

    @Test
    void a_counter_that_is_closed_all_the_while_takes_no_share_away_and_one_that_is_closed_for_an_hour_keeps_its_own() {
        var shared = plan(OpeningPlan.Owner.team("team"), ONE_FOR_THE_PUBLIC, REST_FOR_STAFF);
        var hour = TimeRange.of(EIGHT, Duration.ofHours(1));

        var without =
                day(List.of(shared), List.of(closure(Closure.Scope.counter("1"), MORNING)), counter("1"), counter("2"));
        var shortened =
                day(List.of(shared), List.of(closure(Closure.Scope.counter("1"), hour)), counter("1"), counter("2"));

        assertThat(openFor(without, "2", Channel.PUBLIC)).containsExactly(MORNING);
        assertThat(openFor(shortened, "1", Channel.PUBLIC)).containsExactly(new TimeRange(hour.end(), MORNING.end()));
        assertThat(openFor(shortened, "2", Channel.PUBLIC)).isEmpty();
    }

    @Test
    void when_the_office_is_closed_its_rooms_and_interpreters_are_too() {
        var room = plan(OpeningPlan.Owner.resource("r1"), OpeningPlan.Share.ALL_PUBLIC);

        var open = day(List.of(room), List.of(), counter("1"));
        var closed = day(List.of(room), List.of(closure(Closure.Scope.OFFICE, MORNING)), counter("1"));

        assertThat(open.of(Resources.of(ROOM)).open()).containsExactly(MORNING);
        assertThat(closed.of(Resources.of(ROOM)).open()).isEmpty();
    }

    @Test
    void time_is_released_at_its_minute_to_those_who_may_book_the_publics() {
        var kept = new Opening(MORNING, Channel.INTERNAL, 60, UUID.randomUUID());
        var release = EIGHT.minus(Duration.ofMinutes(60));

        assertThat(kept.isFor(Channel.PUBLIC, release.minusMillis(1))).isFalse();
        assertThat(kept.isFor(Channel.PUBLIC, release)).isTrue();
        assertThat(kept.isFor(Channel.PARTNER, release)).isFalse();
        assertThat(kept.isFor(Channel.INTERNAL, release.minusMillis(1))).isTrue();
    }

    @Test
    void a_plan_opens_on_its_last_day_and_replaces_the_teams_until_then() {
        var own = new OpeningPlan(
                UUID.randomUUID(),
                0,
                "T",
                "T-ABH",
                OpeningPlan.Owner.counter("1"),
                DAY.minusDays(1),
                DAY,
                LocalTime.of(14, 0),
                LocalTime.of(16, 0),
                "FREQ=DAILY",
                Set.of(),
                List.of(OpeningPlan.Share.ALL_PUBLIC));
        var schedule = new OfficeSchedule(
                OFFICE,
                1,
                List.of(plan(OpeningPlan.Owner.team("team"), OpeningPlan.Share.ALL_PUBLIC), own),
                List.of(),
                List.of(counter("1")),
                List.of(),
                List.of(),
                HOLIDAYS);

        assertThat(openFor(schedule.on(DAY), "1", Channel.PUBLIC))
                .containsExactly(TimeRange.of(EIGHT.plus(Duration.ofHours(6)), Duration.ofHours(2)));
        assertThat(openFor(schedule.on(DAY.plusDays(1)), "1", Channel.PUBLIC))
                .containsExactly(TimeRange.of(EIGHT.plus(Duration.ofDays(1)), Duration.ofHours(4)));
    }
}
