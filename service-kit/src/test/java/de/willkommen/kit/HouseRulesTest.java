package de.willkommen.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import de.willkommen.rules.Features;
import de.willkommen.rules.HouseRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that nothing can break guards nothing. */
class HouseRulesTest {

    static final class ReadsTheMachinesTime {
        Instant now() {
            return Instant.now();
        }
    }

    static final class BringsItsOwnClock {
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    static final class BookingHelper {}

    static final class Prints {
        @SuppressWarnings("SystemOut")
        void say() {
            System.out.println("for nobody");
        }
    }

    @Path("/open")
    static final class OpenToAnybody {
        @GET
        public String answer() {
            return "to whom?";
        }
    }

    @Path("/closed")
    static final class ForClerks {
        @GET
        @RolesAllowed("clerk")
        public String answer() {
            return "to clerks";
        }
    }

    static final class IsGivenItsFields {
        @Inject
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    static Stream<Arguments> offences() {
        return Stream.of(
                Arguments.of(HouseRules.time_comes_from_the_clock, ReadsTheMachinesTime.class),
                Arguments.of(HouseRules.the_real_time_has_one_source, BringsItsOwnClock.class),
                Arguments.of(HouseRules.names_say_what_a_thing_is, BookingHelper.class),
                Arguments.of(HouseRules.nothing_is_printed, Prints.class),
                Arguments.of(HouseRules.every_resource_says_who_may_call_it, OpenToAnybody.class),
                Arguments.of(HouseRules.what_is_needed_comes_by_the_constructor, IsGivenItsFields.class),
                Arguments.of(Features.of("de.willkommen", Map.of()), ForClerks.class),
                Arguments.of(Features.of("de.willkommen", Map.of("kit", Set.of())), HouseRulesTest.class));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void an_offence_is_found(ArchRule rule, Class<?> offender) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(offender))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void what_keeps_the_rules_passes() {
        var orderly = new ClassFileImporter().importClasses(ForClerks.class);

        assertThat(HouseRules.every_resource_says_who_may_call_it
                        .evaluate(orderly)
                        .hasViolation())
                .isFalse();
        assertThat(Features.of("de.willkommen", Map.of("kit", Set.of("rules")))
                        .evaluate(orderly)
                        .hasViolation())
                .isFalse();
    }
}
