package de.willkommen.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStatusTest {

    private static final Path DIAGRAM = Path.of("../docs/state-machines/message.md");

    private static final Map<MessageStatus, Set<MessageStatus>> EDGES = Map.of(
            MessageStatus.QUEUED,
            EnumSet.of(MessageStatus.CLAIMED, MessageStatus.EXPIRED, MessageStatus.DROPPED),
            MessageStatus.CLAIMED,
            EnumSet.of(MessageStatus.HANDED_OVER, MessageStatus.QUEUED, MessageStatus.FAILED),
            MessageStatus.HANDED_OVER,
            EnumSet.of(MessageStatus.SENT, MessageStatus.QUEUED, MessageStatus.FAILED, MessageStatus.UNKNOWN),
            MessageStatus.SENT,
            EnumSet.of(MessageStatus.DELIVERED, MessageStatus.FAILED),
            MessageStatus.UNKNOWN,
            EnumSet.of(MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.FAILED));

    @ParameterizedTest
    @EnumSource(MessageStatus.class)
    void goes_these_ways_and_no_others(MessageStatus from) {
        for (var to : MessageStatus.values()) {
            assertThat(from.canBecome(to))
                    .as(from + " to " + to)
                    .isEqualTo(EDGES.getOrDefault(from, Set.of()).contains(to));
        }
    }

    @Test
    void the_diagram_in_the_documentation_is_the_one_of_the_code() throws IOException {
        var edges = Arrays.stream(MessageStatus.values())
                .flatMap(from -> Arrays.stream(MessageStatus.values())
                        .filter(from::canBecome)
                        .map(to -> "    " + from + " --> " + to))
                .collect(Collectors.joining("\n"));
        var ends = Arrays.stream(MessageStatus.values())
                .filter(from -> Arrays.stream(MessageStatus.values()).noneMatch(from::canBecome))
                .map(end -> "    " + end + " --> [*]")
                .collect(Collectors.joining("\n"));
        var diagram = """
                # The life of a message

                Generated from `MessageStatus` of notification-service; a test fails when the two differ. `HANDED_OVER` is
                committed directly before the step after which the provider may have the message: from there it never goes
                back into the queue without the provider's word ([ADR 0007](../adr/0007-mails-and-sms-leave-once.md)).

                ```mermaid
                stateDiagram-v2
                    [*] --> QUEUED
                %s
                %s
                ```
                """.formatted(edges, ends);

        assertThat(Files.readString(DIAGRAM)).isEqualTo(diagram);
    }
}
