package de.willkommen.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

/**
 * The rules of the house; an application takes them all:
 * {@code @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";

    /** The platform's clock may be set to another day: who reads the machine's tells a wrong time. */
    @ArchTest
    public static final ArchRule time_comes_from_the_clock = noClasses()
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
            .callConstructor(Date.class);

    @ArchTest
    public static final ArchRule the_real_time_has_one_source = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(PlatformClock|RealTime)(\\$.*)?")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    public static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|DTO|Dto)");

    /** Whatever does not go through the logger misses the request's id and the rules about personal data. */
    @ArchTest
    public static final ArchRule nothing_is_printed = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    public static final ArchRule every_resource_says_who_may_call_it = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(PATH)
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .and()
            .arePublic()
            .should(sayWhoMayCallThem())
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule what_is_needed_comes_by_the_constructor =
            fields().should().notBeAnnotatedWith("jakarta.inject.Inject");

    /** For applications whose entities are nobody else's. */
    public static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate();

    private HouseRules() {}

    private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var resource = method.getOwner();
                if (!method.isAnnotatedWith(PERMIT_ALL)
                        && !method.isAnnotatedWith(ROLES_ALLOWED)
                        && !resource.isAnnotatedWith(PERMIT_ALL)
                        && !resource.isAnnotatedWith(ROLES_ALLOWED)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is open to anybody"));
                }
            }
        };
    }
}
