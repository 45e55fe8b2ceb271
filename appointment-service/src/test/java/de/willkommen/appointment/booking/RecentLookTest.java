package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.willkommen.appointment.ServiceTest;
import de.willkommen.appointment.availability.Closure;
import de.willkommen.appointment.availability.Closures;
import de.willkommen.appointment.availability.OpeningPlan;
import de.willkommen.appointment.availability.OpeningPlans;
import de.willkommen.appointment.availability.ScheduleIndex;
import de.willkommen.appointment.availability.SlotClaims;
import de.willkommen.appointment.availability.TimeRange;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * In a crowd a booking begins with what was seen some milliseconds ago. What another instance committed in these is found
 * out all the same: nobody is refused for what is no longer so, and nobody gets what is no longer there.
 */
@QuarkusTest
class RecentLookTest extends ServiceTest {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-25");
    private static final int ROUNDS = 5;

    /** Well below the age to which a look counts as recent. */
    private static final Duration RECENT = Duration.ofMillis(15);

    /** A busy machine may need longer than that; the round proves nothing then. */
    private static final int MOST_ROUNDS = 200;

    @Inject
    BookingDesk desk;

    @Inject
    ScheduleIndex index;

    @Inject
    SlotClaims claims;

    @Inject
    OpeningPlans plans;

    @Inject
    Closures closures;

    @Inject
    TransactionManager transactions;

    private String office;

    @Test
    void time_that_was_given_back_since_the_look_is_had() throws Exception {
        office = anOffice().create();

        inRounds(day -> {
            var other = UUID.fromString(
                    held(office, "permit", start(day, 10).toString()).id());
            return new Round(
                    () -> claims.release(other),
                    () -> assertThat(hold(day, 10).status()).isEqualTo(BookingStatus.HELD));
        });
    }

    @Test
    void a_time_of_a_plan_that_was_entered_since_the_look_is_had() throws Exception {
        office = anOffice().create();

        inRounds(day -> new Round(
                () -> plans.enter(afternoon(day)),
                () -> assertThat(hold(day, 14).status()).isEqualTo(BookingStatus.HELD)));
    }

    @Test
    void a_time_that_was_closed_since_the_look_is_not_had() throws Exception {
        office = anOffice().create();

        inRounds(day -> new Round(() -> closures.enter(closed(day)), () -> {
            assertThatThrownBy(() -> hold(day, 10)).isInstanceOf(SlotTaken.class);
            assertThat(count("select count(*) from booking where office = ?", office))
                    .isZero();
        }));
    }

    @Test
    void a_move_finds_the_time_that_was_given_back_since_the_look() throws Exception {
        office = anOffice().create();

        inRounds(day -> {
            var other = UUID.fromString(
                    held(office, "permit", start(day, 10).toString()).id());
            var booking = confirmed(office, "permit", start(day, 9).toString());
            return new Round(() -> claims.release(other), () -> {
                var moved =
                        desk.move(booking.id(), booking.token(), start(day, 10).toInstant(), null, Optional.empty());
                assertThat(moved.facts().start()).isEqualTo(start(day, 10).toInstant());
            });
        });
    }

    /** What another instance commits after the look of this one, and what is done at this one then. */
    private record Round(Runnable elsewhere, Runnable here) {}

    private interface RoundOfDay {
        Round on(LocalDate day);
    }

    /** Every round on a day of its own, until enough of them came soon enough after the look. */
    private void inRounds(RoundOfDay rounds) throws Exception {
        var proved = 0;
        for (var round = 0; proved < ROUNDS; round++) {
            assertThat(round).as("rounds of which %d proved something", proved).isLessThan(MOST_ROUNDS);
            var each = rounds.on(FIRST_DAY.plusDays(round));
            var elsewhere = begun(each.elsewhere());
            index.refresh();
            var looked = System.nanoTime();
            transactions.resume(elsewhere);
            transactions.commit();
            if (System.nanoTime() - looked < RECENT.toNanos()) {
                proved++;
            }
            each.here().run();
        }
    }

    private Transaction begun(Runnable work) throws Exception {
        transactions.begin();
        work.run();
        return transactions.suspend();
    }

    private BookingFacts hold(LocalDate day, int hour) {
        var request = new HoldRequest(
                office,
                List.of(new HoldRequest.ServiceWish("permit", 1)),
                start(day, hour),
                "de",
                null,
                null,
                null,
                null,
                null);
        return desk.hold(request, "de", Optional.empty());
    }

    private static OffsetDateTime start(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZoneId.of("Europe/Berlin")).toOffsetDateTime();
    }

    private OpeningPlan afternoon(LocalDate day) {
        return new OpeningPlan(
                UUID.randomUUID(),
                0,
                authority(),
                office,
                OpeningPlan.Owner.team("team"),
                day,
                day,
                LocalTime.of(14, 0),
                LocalTime.of(15, 0),
                "FREQ=DAILY",
                Set.of(),
                List.of(OpeningPlan.Share.ALL_PUBLIC));
    }

    private Closure closed(LocalDate day) {
        return new Closure(
                UUID.randomUUID(),
                0,
                authority(),
                office,
                Closure.Kind.CLOSED,
                Closure.Scope.OFFICE,
                null,
                new TimeRange(start(day, 8).toInstant(), start(day, 12).toInstant()),
                "Umzug");
    }

    private String authority() {
        return office.substring(0, office.indexOf('-'));
    }
}
