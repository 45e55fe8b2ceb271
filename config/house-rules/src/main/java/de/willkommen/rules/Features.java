package de.willkommen.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;

/**
 * The features of an application, each a package below its root, and which of them may use which. The root package holds
 * the settings; everybody may use it, and it may use everybody.
 */
public final class Features {

    private Features() {}

    /**
     * A feature uses only those it may, and there are no others than these.
     *
     * @param root package of the application
     * @param allowed to each feature those it may use
     */
    public static ArchRule of(String root, Map<String, Set<String>> allowed) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root + ".*..")
                .should(new ArchCondition<>("use only the features that theirs may use") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        var feature = feature(root, from);
                        if (!allowed.containsKey(feature)) {
                            events.add(SimpleConditionEvent.violated(
                                    from, "The feature " + feature + " of " + from.getName() + " is not in the table"));
                            return;
                        }
                        from.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith(root + "."))
                                .filter(dependency -> {
                                    var used = feature(root, dependency.getTargetClass());
                                    return !used.equals(feature)
                                            && !allowed.get(feature).contains(used);
                                })
                                .forEach(dependency -> events.add(SimpleConditionEvent.violated(
                                        dependency, feature + " may not: " + dependency.getDescription())));
                    }
                });
    }

    private static String feature(String root, JavaClass type) {
        var rest = type.getPackageName().substring(root.length() + 1);
        var end = rest.indexOf('.');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
