package de.willkommen.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import de.willkommen.rules.HouseRules;

@AnalyzeClasses(packages = "de.willkommen.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule no_word_of_the_domain_is_in_the_code = noClasses()
            .should()
            .haveNameMatching(".*\\.[A-Za-z]*"
                    + "(Booking|Appointment|Ticket|Office|Counter|Clerk|Citizen|Queue|Notification|Slot)[A-Za-z]*");

    @ArchTest
    static final ArchRule features_do_not_go_in_circles =
            slices().matching("de.willkommen.gateway.(*)..").should().beFreeOfCycles();
}
