package de.willkommen.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** The kit knows nothing of the field, and reads no clock but the injected one. */
@AnalyzeClasses(packages = "de.willkommen.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchitectureTest {

    @ArchTest
    static final ArchRule no_noun_of_the_domain = noClasses()
            .should()
            .haveSimpleNameContaining("Booking")
            .orShould()
            .haveSimpleNameContaining("Ticket")
            .orShould()
            .haveSimpleNameContaining("Office")
            .orShould()
            .haveSimpleNameContaining("Counter")
            .orShould()
            .haveSimpleNameContaining("Appointment")
            .orShould()
            .haveSimpleNameContaining("Citizen");

    @ArchTest
    static final ArchRule no_word_that_says_nothing =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO)");

    @ArchTest
    static final ArchRule no_time_without_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
