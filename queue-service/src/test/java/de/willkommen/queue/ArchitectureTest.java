package de.willkommen.queue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "de.willkommen.queue";

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
            Map.entry("calling", Set.of("counter", "officefeed", "order", "overview", "policy", "ticket")),
            Map.entry(
                    "display",
                    Set.of("estimate", "lobby", "officefeed", "overview", "signal", "sql", "textfeed", "ticket")),
            Map.entry("closing", Set.of("bookingfeed", "counter", "officefeed", "signal", "sql", "ticket")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void a_feature_uses_only_the_features_it_may() {
        var used = new TreeMap<String, Set<String>>();
        for (var from : CLASSES) {
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith(ROOT + "."))
                    .filter(target -> !feature(from).isEmpty())
                    .filter(target -> !feature(target).equals(feature(from)))
                    .forEach(target -> used.computeIfAbsent(feature(from), feature -> new TreeSet<>())
                            .add(feature(target)));
        }

        assertThat(used.keySet()).isSubsetOf(ALLOWED.keySet());
        assertThat(used)
                .allSatisfy((from, targets) ->
                        assertThat(targets).as("features used by %s", from).isSubsetOf(ALLOWED.get(from)));
    }

    @Test
    void nobody_reads_the_time_but_from_the_clock() {
        for (var type : Set.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemDefaultZone").check(CLASSES);
    }

    @Test
    void an_entity_never_leaves_its_feature() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void no_name_says_nothing() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("DTO")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .check(CLASSES);
    }

    @Test
    void nobody_writes_to_the_console_or_the_jdks_log() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CLASSES);
    }

    @Test
    void every_resource_says_who_may_call_it() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotInterfaces()
                .should()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(RolesAllowed.class)
                .check(CLASSES);
    }

    @Test
    void only_use_cases_listeners_and_jobs_begin_a_transaction() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Transactional.class)
                .check(CLASSES);
    }

    @Test
    void nothing_in_the_database_reads_the_time_by_itself() throws IOException {
        try (var files = Files.walk(java.nio.file.Path.of("src/main"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
                            .doesNotContainPattern("(?<![a-z.])now\\(\\)|current_(timestamp|date|time)"));
        }
    }

    private static String feature(JavaClass type) {
        var rest = type.getPackageName().substring(ROOT.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
