package de.willkommen.appointment;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import de.willkommen.rules.Features;
import de.willkommen.rules.HouseRules;
import java.util.Map;
import java.util.Set;

@AnalyzeClasses(packages = "de.willkommen.appointment", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule a_feature_uses_only_the_features_it_may = Features.of("de.willkommen.appointment", ALLOWED);

    @ArchTest
    static final ArchRule an_entity_never_leaves_its_feature = HouseRules.ENTITIES_STAY_IN_THEIR_FEATURE;
}
