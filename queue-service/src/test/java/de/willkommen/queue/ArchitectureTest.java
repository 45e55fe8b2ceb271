package de.willkommen.queue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import de.willkommen.rules.Features;
import de.willkommen.rules.HouseRules;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

@AnalyzeClasses(packages = "de.willkommen.queue", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Who may use whom; the root package holds the settings and may be used by all. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("sql", Set.of()),
            Map.entry("order", Set.of()),
            Map.entry("signal", Set.of("sql")),
            Map.entry("officefeed", Set.of("sql")),
            Map.entry("textfeed", Set.of("sql")),
            Map.entry("bookingfeed", Set.of("sql")),
            Map.entry("policy", Set.of("officefeed", "order", "signal", "sql")),
            Map.entry("ticket", Set.of("order", "policy", "sql")),
            Map.entry("announcement", Set.of("ticket")),
            Map.entry("lobby", Set.of("officefeed")),
            Map.entry("counter", Set.of("officefeed", "order", "signal", "sql", "ticket")),
            Map.entry("estimate", Set.of("officefeed", "order", "policy", "sql")),
            Map.entry("statistics", Set.of("officefeed", "sql")),
            Map.entry(
                    "overview",
                    Set.of(
                            "bookingfeed",
                            "counter",
                            "estimate",
                            "officefeed",
                            "order",
                            "policy",
                            "signal",
                            "sql",
                            "textfeed",
                            "ticket")),
            Map.entry("visit", Set.of("estimate", "lobby", "officefeed", "overview", "policy", "signal", "ticket")),
            Map.entry("checkin", Set.of("bookingfeed", "estimate", "officefeed", "overview", "ticket")),
            Map.entry("calling", Set.of("counter", "officefeed", "order", "overview", "policy", "sql", "ticket")),
            Map.entry(
                    "display",
                    Set.of("estimate", "lobby", "officefeed", "overview", "signal", "sql", "textfeed", "ticket")),
            Map.entry("closing", Set.of("bookingfeed", "counter", "officefeed", "signal", "sql", "ticket")));

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule a_feature_uses_only_the_features_it_may = Features.of("de.willkommen.queue", ALLOWED);

    @ArchTest
    static final ArchRule an_entity_never_leaves_its_feature = HouseRules.ENTITIES_STAY_IN_THEIR_FEATURE;

    @ArchTest
    static final ArchRule only_use_cases_listeners_and_jobs_begin_a_transaction = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Transactional.class);

    @ArchTest
    static void nothing_in_the_database_reads_the_time_by_itself(JavaClasses ignored) throws IOException {
        try (var files = Files.walk(java.nio.file.Path.of("src/main"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
                            .doesNotContainPattern("(?<![a-z.])now\\(\\)|current_(timestamp|date|time)"));
        }
    }
}
