package de.willkommen.appointment.booking;

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

import de.willkommen.events.BookingChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookingStatusTest {

    /** Written down a second time from DESIGN, section 5, so that a slip in one place shows. */
    private static final Map<BookingStatus, Set<BookingStatus>> DESIGNED = Map.of(
            HELD, Set.of(PENDING, CONFIRMED, EXPIRED, CANCELLED),
            PENDING, Set.of(CONFIRMED, EXPIRED, CANCELLED),
            CONFIRMED, Set.of(CHECKED_IN, CANCELLED, MISSED),
            MISSED, Set.of(CHECKED_IN),
            CHECKED_IN, Set.of(COMPLETED, MISSED, UNSERVED),
            COMPLETED, Set.of(CHECKED_IN),
            CANCELLED, Set.of(),
            EXPIRED, Set.of(),
            UNSERVED, Set.of());

    private static final Path DIAGRAM = Path.of("../docs/state-machines/booking.md");

    static Stream<Arguments> pairs() {
        return Arrays.stream(BookingStatus.values())
                .flatMap(from -> Arrays.stream(BookingStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void every_pair_is_allowed_exactly_where_the_design_has_an_edge(BookingStatus from, BookingStatus to) {
        assertThat(from.to(to).isPresent()).isEqualTo(DESIGNED.get(from).contains(to));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void a_booking_refuses_every_step_that_is_no_edge(BookingStatus from, BookingStatus to) {
        var booking = BookingFixture.booking(from);

        var refused = refuses(booking, to);

        assertThat(refused).isEqualTo(!DESIGNED.get(from).contains(to));
        assertThat(booking.status()).isEqualTo(refused ? from : to);
    }

    @Test
    void each_edge_announces_the_state_it_leads_to() {
        assertThat(BookingStatus.allowed())
                .allSatisfy(edge -> assertThat(edge.event())
                        .isEqualTo("booking."
                                + edge.to().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1"));
        assertThat(BookingChanged.State.values()).hasSize(BookingStatus.values().length + 1);
    }

    /** Run with {@code -Dwillkommen.draw=true} to draw it anew. */
    @Test
    void the_diagram_in_the_documentation_is_the_table_in_the_code() throws IOException {
        var drawn = new StringBuilder("""
                # States of a booking

                Drawn from `BookingStatus` of appointment-service; its test fails when the two differ.

                ```mermaid
                stateDiagram-v2
                    [*] --> HELD: booking.held
                """);
        BookingStatus.allowed()
                .forEach(edge -> drawn.append("    ")
                        .append(edge.from())
                        .append(" --> ")
                        .append(edge.to())
                        .append(": ")
                        .append(edge.event().replace(".v1", ""))
                        .append('\n'));
        Arrays.stream(BookingStatus.values())
                .filter(BookingStatus::isFinal)
                .forEach(status -> drawn.append("    ").append(status).append(" --> [*]\n"));
        drawn.append("```\n");

        if (Boolean.getBoolean("willkommen.draw")) {
            Files.createDirectories(DIAGRAM.getParent());
            Files.writeString(DIAGRAM, drawn);
        }

        assertThat(DIAGRAM).exists().content().isEqualTo(drawn.toString());
    }

    private static boolean refuses(Booking booking, BookingStatus target) {
        try {
            BookingFixture.step(booking, target);
            return false;
        } catch (IllegalStateException refusal) {
            return true;
        }
    }
}
