package de.willkommen.appointment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "de.willkommen.appointment";

    /** Who may use whom; the root package holds the settings and may be used by all. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("office", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("availability", Set.of("office")),
            Map.entry("booking", Set.of("availability", "document", "office", "text")),
            Map.entry("ticketfeed", Set.of("booking")),
            Map.entry("messagefeed", Set.of("booking")),
            Map.entry("directory", Set.of("availability", "office", "text")),
            Map.entry("announcement", Set.of("booking", "office")),
            Map.entry("administration", Set.of("availability", "booking", "office", "text")),
            Map.entry("demo", Set.of("administration", "availability", "office")),
            Map.entry("document", Set.of()),
            Map.entry("planning", Set.of("availability", "booking", "office")));

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
    void every_public_method_of_a_resource_says_who_may_call_it() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(jakarta.annotation.security.PermitAll.class)
                .orShould()
                .beAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                .check(CLASSES);
    }

    private static String feature(JavaClass type) {
        var rest = type.getPackageName().substring(ROOT.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
