package de.willkommen.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import de.willkommen.rules.HouseRules;

/** The kit knows nothing of the field, and reads no clock but the injected one. */
@AnalyzeClasses(packages = "de.willkommen.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

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
}
