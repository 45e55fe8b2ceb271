package de.willkommen.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "de.willkommen.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule no_word_of_the_domain_is_in_the_code = noClasses()
            .should()
            .haveNameMatching(".*\\.[A-Za-z]*"
                    + "(Booking|Appointment|Ticket|Office|Counter|Clerk|Citizen|Queue|Notification|Slot)[A-Za-z]*");

    @ArchTest
    static final ArchRule names_tell_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Util|Helper|Manager|DTO|Service)s?");

    @ArchTest
    static final ArchRule logging_goes_one_way = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .accessField(System.class, "out");

    @ArchTest
    static final ArchRule features_do_not_go_in_circles =
            slices().matching("de.willkommen.gateway.(*)..").should().beFreeOfCycles();
}
