package de.willkommen.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import de.willkommen.rules.Features;
import de.willkommen.rules.HouseRules;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

@AnalyzeClasses(packages = "de.willkommen.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "de.willkommen.notification";

    /** Which features each feature may know. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "intake", Set.of(),
            "wording", Set.of(),
            "contact", Set.of("intake"),
            "directory", Set.of("intake"),
            "message", Set.of("intake", "wording"),
            "occasion", Set.of("intake", "wording", "contact", "directory", "message"),
            "letter", Set.of("wording", "contact", "directory", "message", "occasion"),
            "delivery", Set.of("intake", "wording", "message", "occasion", "letter"),
            "mail", Set.of("intake", "wording", "letter", "delivery"),
            "sms", Set.of("wording", "letter", "delivery"));

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule features_know_only_the_features_in_the_table = Features.of(ROOT, MAY_KNOW);

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
