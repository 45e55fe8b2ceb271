package de.willkommen.content;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import de.willkommen.rules.HouseRules;
import jakarta.transaction.Transactional;

@AnalyzeClasses(packages = "de.willkommen.content", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule the_text_knows_none_of_its_kinds = noClasses()
            .that()
            .resideInAPackage("..content.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..service..", "..page..", "..place..", "..codes..", "..seed..", "..markdown..", "..notice..");

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
    static final ArchRule entities_stay_in_their_feature = HouseRules.ENTITIES_STAY_IN_THEIR_FEATURE;

    @ArchTest
    static final ArchRule transactions_begin_at_desks_listeners_and_jobs = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*\\.(EditingDesk|BeginningDesk|NoticeDesk|FirstTexts|KnownCodes|\\w+Listener)");
}
