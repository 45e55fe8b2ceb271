package de.willkommen.queue.ticket;

import static de.willkommen.queue.ticket.TicketStatus.CALLED;
import static de.willkommen.queue.ticket.TicketStatus.CLOSED_AT_NIGHT;
import static de.willkommen.queue.ticket.TicketStatus.DONE;
import static de.willkommen.queue.ticket.TicketStatus.LEFT;
import static de.willkommen.queue.ticket.TicketStatus.NO_SHOW;
import static de.willkommen.queue.ticket.TicketStatus.PARKED;
import static de.willkommen.queue.ticket.TicketStatus.SERVING;
import static de.willkommen.queue.ticket.TicketStatus.TRANSFERRED;
import static de.willkommen.queue.ticket.TicketStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.events.TicketChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TicketStatusTest {

    private static final Path DIAGRAM = Path.of("../docs/state-machines/ticket.md");

    /** DESIGN, section 5, to the letter. */
    private static final Map<TicketStatus, Set<TicketStatus>> DESIGN = Map.of(
            WAITING, Set.of(CALLED, LEFT, CLOSED_AT_NIGHT),
            CALLED, Set.of(SERVING, NO_SHOW, PARKED, TRANSFERRED),
            SERVING, Set.of(DONE, PARKED, TRANSFERRED),
            PARKED, Set.of(SERVING, LEFT, CLOSED_AT_NIGHT),
            TRANSFERRED, Set.of(CALLED, LEFT, CLOSED_AT_NIGHT),
            DONE, Set.of(),
            NO_SHOW, Set.of(),
            LEFT, Set.of(),
            CLOSED_AT_NIGHT, Set.of());

    static Stream<Arguments> pairs() {
        return Arrays.stream(TicketStatus.values())
                .flatMap(from -> Arrays.stream(TicketStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_step_forward_is_possible_exactly_where_the_design_says(TicketStatus from, TicketStatus to) {
        var possible = TicketStatus.edges().stream()
                .filter(edge -> edge.step() != TicketStep.UNDO
                        && edge.step() != TicketStep.RECALL
                        && edge.step() != TicketStep.TAKE_OVER)
                .anyMatch(edge -> edge.from() == from && edge.to() == to);

        assertThat(possible).isEqualTo(DESIGN.get(from).contains(to));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void undo_leads_back_where_a_step_came_from_and_nowhere_else(TicketStatus from, TicketStatus to) {
        // Who left, or was sent home at night, has gone; a missed call is forgotten with the call.
        var back = from == NO_SHOW
                ? Set.of(WAITING, TRANSFERRED).contains(to)
                : from != LEFT
                        && from != CLOSED_AT_NIGHT
                        && (DESIGN.get(to).contains(from) || from == to && from.occupiesCounter());

        assertThat(from.leadsTo(to, TicketStep.UNDO)).isEqualTo(back);
    }

    @Test
    void a_step_leads_from_a_state_to_one_other_at_most() {
        var ambiguous = TicketStatus.edges().stream()
                .filter(edge -> edge.step() != TicketStep.UNDO)
                .collect(Collectors.groupingBy(edge -> edge.from() + " " + edge.step()))
                .values()
                .stream()
                .filter(edges -> edges.size() > 1);

        assertThat(ambiguous).isEmpty();
    }

    @Test
    void every_state_has_its_counterpart_in_the_events() {
        for (var status : TicketStatus.values()) {
            assertThat(TicketChanged.State.valueOf(status.name())).isNotNull();
        }
    }

    @Test
    void the_diagram_in_the_documentation_is_this_table() throws IOException {
        assertThat(DIAGRAM).hasContent(diagram());
    }

    private static String diagram() {
        var lines = TicketStatus.edges().stream()
                .sorted(Comparator.comparing(TicketEdge::from)
                        .thenComparing(TicketEdge::step)
                        .thenComparing(TicketEdge::to))
                .map(edge -> "    %s --> %s: %s".formatted(edge.from(), edge.to(), label(edge)))
                .collect(Collectors.joining("\n"));
        var ends = Stream.of(DONE, NO_SHOW, LEFT, CLOSED_AT_NIGHT)
                .map(end -> "    " + end + " --> [*]")
                .collect(Collectors.joining("\n"));
        return """
                # The life of a ticket

                Generated from `TicketStatus` of queue-service; a test fails when the two differ. Each edge names its step and
                the event it announces. `undo` leads back from a misclick within a minute; a no-show goes back to the queue
                with its rank until closing.

                ```mermaid
                stateDiagram-v2
                    [*] --> WAITING: open (ticket.opened)
                %s
                %s
                ```
                """.formatted(lines, ends);
    }

    private static String label(TicketEdge edge) {
        var step = edge.step();
        if (step == TicketStep.TAKE_OVER) {
            return "take over (announced as before, with the other counter)";
        }
        if (step == TicketStep.UNDO && edge.from() == edge.to()) {
            return "undo (announced as before, with the first counter)";
        }
        var type = step.eventType().orElseThrow().replace(".v1", "");
        return switch (step) {
            case MISS -> "no-show (" + type + ")";
            default -> step.name().toLowerCase(java.util.Locale.ROOT) + " (" + type + ")";
        };
    }

    /** Writes the diagram anew: {@code java … TicketStatusTest} after the table was changed on purpose. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(DIAGRAM.getParent());
        Files.writeString(DIAGRAM, diagram());
    }
}
