package de.willkommen.content;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "de.willkommen.content", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_text_knows_none_of_its_kinds = noClasses()
            .that()
            .resideInAPackage("..content.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..service..", "..page..", "..place..", "..codes..", "..seed..", "..markdown..");

    @ArchTest
    static final ArchRule kinds_know_neither_each_other_nor_what_is_made_of_them = noClasses()
            .that()
            .resideInAnyPackage("..content.service..", "..content.page..", "..content.place..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..content.codes..", "..content.seed..");

    @ArchTest
    static final ArchRule features_go_in_no_circles =
            slices().matching("de.willkommen.content.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
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
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule entities_stay_in_their_feature =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule transactions_begin_at_desks_listeners_and_jobs = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*\\.(EditingDesk|BeginningDesk|FirstTexts|KnownCodes|\\w+Listener)");

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)");

    @ArchTest
    static final ArchRule nobody_prints = noClasses()
            .should()
            .accessClassesThat()
            .haveFullyQualifiedName("java.util.logging.Logger")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
