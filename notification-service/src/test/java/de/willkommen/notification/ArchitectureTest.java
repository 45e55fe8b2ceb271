package de.willkommen.notification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

@AnalyzeClasses(packages = "de.willkommen.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "de.willkommen.notification";

    /** Which features each feature may know. */
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "intake", List.of(),
            "wording", List.of(),
            "contact", List.of("intake"),
            "directory", List.of("intake"),
            "message", List.of("intake", "wording"),
            "occasion", List.of("intake", "wording", "contact", "directory", "message"),
            "letter", List.of("wording", "contact", "directory", "message", "occasion"),
            "delivery", List.of("intake", "wording", "message", "occasion", "letter"),
            "mail", List.of("intake", "wording", "letter", "delivery"),
            "sms", List.of("wording", "letter", "delivery"));

    @ArchTest
    static void features_know_only_the_features_in_the_table(com.tngtech.archunit.core.domain.JavaClasses imported) {
        MAY_KNOW.forEach((feature, known) -> {
            var allowed = new java.util.ArrayList<>(known);
            allowed.add(feature);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + feature)
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..")
                            .and(resideOutsideOfPackages(allowed.stream()
                                    .map(name -> ROOT + "." + name)
                                    .toList())))
                    .check(imported);
        });
        classes()
                .should()
                .resideInAnyPackage(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(ROOT),
                                MAY_KNOW.keySet().stream().map(name -> ROOT + "." + name))
                        .toArray(String[]::new))
                .check(imported);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass>
            resideOutsideOfPackages(List<String> packages) {
        return packages.stream()
                .map(name -> resideOutsideOfPackage(name))
                .reduce((one, other) -> one.and(other))
                .orElseThrow();
    }

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobody_reads_the_time_without_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(java.util.Date.class);

    @ArchTest
    static final ArchRule the_real_time_has_one_source = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".intake.RealTime$Producer")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto|Service|Exception)");

    @ArchTest
    static final ArchRule what_is_needed_comes_by_the_constructor =
            fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule nothing_is_printed = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging");

    @ArchTest
    static final ArchRule transactions_begin_in_use_cases_listeners_and_jobs = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameNotMatching(".*(Courier|Dispatcher|Centre|Resource\\$.*)");

    @ArchTest
    static final ArchRule nobody_reads_contact_data_but_to_write_letters = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".contact", ROOT + ".occasion", ROOT + ".letter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".contact");
}
